import type { Change } from "../../operations/drafting/index.ts";
import { homesOf } from "../map/homes.ts";
import { land } from "../map/outlines.ts";
import { dollars } from "../side/costs.tsx";
import type { Outcome } from "../side/parts.tsx";
import { Where } from "../side/where.tsx";
import { Layout, Top } from "./layout.tsx";

interface Two {
  readonly one: Outcome;
  readonly other: Outcome;
  readonly changes: readonly Change[];
}

/** Two tenants: what each comes to, and every field in which they differ. */
export function Compared({ one, other, changes }: Two) {
  const sides = [one, other];
  return (
    <Layout title={`${one.name} and ${other.name}`}>
      <svg class="unseen" width="0" height="0" aria-hidden="true">
        <path id="land" d={land} />
      </svg>
      <Top>
        <h1>
          {one.name} and {other.name}
        </h1>
      </Top>
      <main id="main" class="wide">
        <div class="table">
          <table>
            <thead>
              <tr>
                <th scope="col">What</th>
                {sides.map(({ name }) => (
                  <th scope="col">
                    <a href={`/tenants/${name}`}>{name}</a>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {FACTS.map(([title, of]) => (
                <tr>
                  <th scope="row">{title}</th>
                  {sides.map((side) => (
                    <td>{of(side)}</td>
                  ))}
                </tr>
              ))}
              {changes.map(({ path, was, is }) => (
                <tr class="field-row">
                  <th scope="row">{path}</th>
                  <td>{was ?? "–"}</td>
                  <td>{is ?? "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div class="two">
          {sides.map(({ name, draft, decided }) => (
            <section aria-label={`Where ${name} lives`}>
              <h2>{name}</h2>
              <Where draft={draft} decided={decided} />
            </section>
          ))}
        </div>
      </main>
    </Layout>
  );
}

const FACTS: readonly (readonly [title: string, of: (side: Outcome) => string])[] = [
  ["Where it lives", ({ decided: { placement } }) => (placement && homesOf(placement)[0]?.place) ?? "no place"],
  ["Promises", ({ decided }) => String(decided.promises.filter(({ unsold }) => unsold === null).length)],
  ["A month, about", ({ decided: { costs } }) => (costs ? dollars(costs.together) : "–")],
  ["To mend or answer", ({ decided: { problems, open } }) => String(problems.length + open.length)],
];
