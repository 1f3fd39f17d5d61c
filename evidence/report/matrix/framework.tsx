import type { Control, Framework } from "../../../policies/index.ts";
import { STANDINGS, type Standing } from "../../controls.ts";
import { grouped } from "../../grouped.ts";
import { CapabilityLink, List, Mark, RuleLink } from "../marks.tsx";
import type { Reading } from "../reading.ts";

/** A control and how it stands. */
interface Standings {
  readonly control: Control;
  readonly standing: Standing;
}

interface Folded {
  readonly framework: Framework;
  readonly standing: readonly Standings[];
  readonly reading: Reading;
}

/** One framework, each family of its controls a fold. */
export function FrameworkFold({ framework, standing, reading }: Folded) {
  const { name, title, edition, covers, source, date, checked, controls } = framework;
  return (
    <details class="framework" data-group={name}>
      <summary>
        {title} <span class="count">{controls.length}</span>
      </summary>
      <div id={name}>
        <p class="small">
          {edition}. {covers} List of controls: {source}, {date}; held against it on {checked}.
        </p>
        {[...grouped(standing, ({ control }) => control.family ?? "All")].map(([family, own]) => (
          <Family family={family} framework={framework} standing={own} reading={reading} />
        ))}
      </div>
    </details>
  );
}

function Family({ family, framework, standing, reading }: Folded & { readonly family: string }) {
  const groups = STANDINGS.flatMap((one) => [
    ...grouped(
      standing.filter((each) => each.standing === one),
      ({ control }) => control.to,
    ),
  ]);
  return (
    <details class="family">
      <summary>
        {family}
        {STANDINGS.map((one) => {
          const number = standing.filter((each) => each.standing === one).length;
          return number > 0 && <Mark is={one} more={` ${number}`} />;
        })}
      </summary>
      <table class="stack">
        <caption>{family}</caption>
        <thead>
          <tr>
            <th scope="col">Control</th>
            <th scope="col">What it asks, and why it stands so</th>
            <th scope="col">Shown by</th>
          </tr>
        </thead>
        {groups.map(([to, own]) => (
          <Group to={to} own={own} name={framework.name} reading={reading} />
        ))}
      </table>
    </details>
  );
}

const LEFT = {
  application: "the application",
  aws: "AWS",
  customer: "the customer",
  vendor: "the vendor",
} as const satisfies Record<NonNullable<Control["to"]>, string>;

interface Grouped {
  readonly to: Control["to"];
  readonly own: readonly Standings[];
  readonly name: string;
  readonly reading: Reading;
}

/** Controls that stand alike and are left to the same. */
function Group({ to, own, name, reading }: Grouped) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colspan={3}>
          <Mark is={own[0]?.standing ?? "open"} />
          {to !== null && `, left to ${LEFT[to]}`}
        </th>
      </tr>
      {own.map(({ control }) => (
        <tr id={`${name}:${control.id}`}>
          <th>{control.id}</th>
          <td>
            {control.title}
            <p>{control.reason}</p>
          </td>
          <td>
            <ShownBy control={control} reading={reading} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}

/** Capabilities that a control rests on, the single rules it names, and those of the ground, which is judged apart. */
function ShownBy({
  control: { needs, rules, ground },
  reading,
}: {
  readonly control: Control;
  readonly reading: Reading;
}) {
  const single = rules.filter((rule) => !needs.includes(reading.ruleOf.get(rule)?.capability ?? ""));
  const bad = rules.filter((rule) => reading.refused.has(rule));
  return (
    <>
      {bad.length > 0 && (
        <strong>
          Not by <List of={bad.map((rule) => <RuleLink name={rule} reading={reading} />)} />.{" "}
        </strong>
      )}
      <List
        of={[
          ...needs.map((need) => <CapabilityLink name={need} reading={reading} />),
          ...single.map((rule) => <RuleLink name={rule} reading={reading} />),
          ...ground.map((rule) => `${rule} of the ground`),
        ]}
      />
    </>
  );
}
