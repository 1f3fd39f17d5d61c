import { compare } from "../../../graph/index.ts";
import { OUTCOMES, type Rule } from "../../../policies/index.ts";
import { nameIn } from "../../../spec/index.ts";
import { tally } from "../../assessment.ts";
import { grouped } from "../../grouped.ts";
import { Facts } from "../facts.tsx";
import { List, Mark, ResourceLink, RuleLink, sayType, typeOf } from "../marks.tsx";
import type { Reading } from "../reading.ts";
import { capital } from "../words.ts";
import { Filter } from "./filter.tsx";
import { type Saying, sayingsOf, untold } from "./groups.ts";

/** Every rule, by what it proves, with all that it found. */
export function Rules({ reading }: { readonly reading: Reading }) {
  const outcomes = OUTCOMES.filter((one) => reading.verdicts.some(({ outcome }) => outcome === one));
  const proving = [...grouped(reading.rules, ({ capability }) => capability)].sort(([a], [b]) => compare(a, b));
  return (
    <section>
      <h3 id="rules">Rules</h3>
      <Filter what="rules" states={outcomes} groups={[]} />
      {proving.map(([capability, rules]) => (
        <section class="capability">
          <h4 id={reading.anchors.get(capability)}>
            {reading.capabilities[capability] ?? capability}{" "}
            <span class="small">{capability.replaceAll("-", " ")}</span>
          </h4>
          {rules.map((rule) => (
            <RuleFold rule={rule} reading={reading} />
          ))}
        </section>
      ))}
    </section>
  );
}

function RuleFold({ rule, reading }: { readonly rule: Rule; readonly reading: Reading }) {
  const { id, name, statement, severity, premises } = rule;
  const verdicts = reading.verdictsOf.get(name) ?? [];
  const found = tally(OUTCOMES, verdicts);
  return (
    <details class="rule">
      <summary>
        {statement}
        {OUTCOMES.map((one) => found[one] > 0 && <Mark is={one} more={` ${found[one]}`} />)}
      </summary>
      <div id={`rule:${name}`}>
        <p class="small" id={reading.anchors.get(name)}>
          <code>{name}</code>, {id}, {severity}
          {premises.length > 0 && (
            <>
              ; counts only where these hold:{" "}
              <List of={premises.map((one) => <RuleLink name={one} reading={reading} />)} />
            </>
          )}
        </p>
        <ul class="sayings">
          {sayingsOf(verdicts).map((saying) => (
            <SayingItem saying={saying} reading={reading} />
          ))}
        </ul>
      </div>
    </details>
  );
}

function SayingItem({ saying, reading }: { readonly saying: Saying; readonly reading: Reading }) {
  const { outcome, before, after, facts, resources } = saying;
  const [first] = resources;
  const isOne = resources.length === 1;
  return (
    <li>
      {outcome !== "pass" && (
        <>
          <Mark is={outcome} />{" "}
        </>
      )}
      {after === null || first === undefined ? (
        capital(before)
      ) : (
        <>
          {capital(before)}
          {isOne ? <ResourceLink urn={first} reading={reading} /> : <i>each</i>}
          {after}
        </>
      )}
      {(after === null ? resources.length > 0 : !isOne) && <Names urns={resources} reading={reading} />}
      <Facts facts={untold(facts, `${before}${after ?? ""}`)} reading={reading} />
    </li>
  );
}

/** From how many resources on a type is said to be whole where it is, instead of all its names. */
const MANY = 25;

/** Resources by their types, each type once. */
function Names({ urns, reading }: { readonly urns: readonly string[]; readonly reading: Reading }) {
  const types = [...grouped(urns, typeOf)].sort(([a], [b]) => compare(a, b));
  const isWhole = (type: string, own: readonly string[]) =>
    urns.length >= MANY &&
    own.length > 1 &&
    own.length === reading.graph.resources.filter((one) => one.type === type).length;
  return (
    <ul class="names">
      {types.map(([type, own]) => (
        <li>
          {sayType(type)}: {isWhole(type, own) ? `all ${own.length}` : own.map(nameIn).join(", ")}
        </li>
      ))}
    </ul>
  );
}
