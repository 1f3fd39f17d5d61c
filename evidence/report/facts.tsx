import { isList, isMap, isSecret, isUnknown, type Value } from "../../graph/index.ts";
import type { Verdict } from "../../policies/index.ts";
import { nameIn } from "../../spec/index.ts";
import { grouped } from "../grouped.ts";
import { ResourceLink } from "./marks.tsx";
import type { Reading } from "./reading.ts";
import { sayKey } from "./words.ts";

/** Facts that are ways through a network, one step after the other. */
const WAYS = ["path", "out", "back"];

/** What a verdict rests on, as people read it. */
export function Facts({ facts, reading }: { readonly facts: Verdict["facts"]; readonly reading: Reading }) {
  const steps = isList(facts.path) && isList(facts.by) && isNamedIn(facts.path, facts.by) ? facts.by : [];
  const entries = Object.entries(facts).filter(([, value]) => value !== steps);
  if (entries.length === 0) return null;
  return (
    <dl class="facts">
      {entries.map(([key, value]) => (
        <div>
          <dt>{sayKey(key)}</dt>
          <dd>
            {WAYS.includes(key) && isList(value) ? (
              <Way steps={value} by={key === "path" ? steps : []} reading={reading} />
            ) : (
              <Fact value={value} reading={reading} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Whether each step ends with the name of what lets it through, where anything has to. */
function isNamedIn(path: readonly Value[], by: readonly Value[]): boolean {
  const isNamed = (urn: Value, index: number) => urn === null || String(path[index]).endsWith(nameIn(String(urn)));
  return path.length === by.length && by.every(isNamed);
}

interface Steps {
  readonly steps: readonly Value[];
  /** Urns of what lets each step through; null where nothing has to. Empty where none is known. */
  readonly by: readonly Value[];
  readonly reading: Reading;
}

function Way({ steps, by, reading }: Steps) {
  return (
    <ol class="way">
      {steps.map((step, index) => (
        <li>
          <Step step={step} by={by[index]} reading={reading} />
        </li>
      ))}
    </ol>
  );
}

interface OneStep {
  readonly step: Value;
  readonly by: Value | undefined;
  readonly reading: Reading;
}

function Step({ step, by, reading }: OneStep) {
  if (typeof step !== "string" || typeof by !== "string") return <Fact value={step} reading={reading} />;
  return (
    <>
      {step.slice(0, -nameIn(by).length)}
      <ResourceLink urn={by} reading={reading} />
    </>
  );
}

function Fact({ value, reading }: { readonly value: Value | undefined; readonly reading: Reading }) {
  if (isUnknown(value)) return <i>not known before it is made</i>;
  if (isSecret(value)) return <i>secret, and not shown</i>;
  if (isList(value)) return <Several values={value} reading={reading} />;
  if (isMap(value)) return <Pairs of={Object.entries(value)} reading={reading} />;
  if (typeof value === "boolean") return <>{value ? "yes" : "no"}</>;
  if (typeof value === "string" && value.startsWith("urn:pulumi:"))
    return <ResourceLink urn={value} reading={reading} />;
  return <>{value === null || value === undefined || value === "" ? "none" : String(value)}</>;
}

function Several({ values, reading }: { readonly values: readonly Value[]; readonly reading: Reading }) {
  if (values.length === 0) return <>none</>;
  const shown = values.map((value) => <Fact value={value} reading={reading} />);
  return <>{shown.flatMap((one, index) => (index === 0 ? [one] : [", ", one]))}</>;
}

/** Names that come to the same stand together: what cuts off twenty is said once. */
function Pairs({
  of,
  reading,
}: {
  readonly of: readonly (readonly [string, Value | undefined])[];
  readonly reading: Reading;
}) {
  const same = grouped(of, ([, value]) => JSON.stringify(value));
  return (
    <ul>
      {[...same.values()].map((pairs) => (
        <li>
          {pairs.map(([key]) => key).join(", ")}: <Fact value={pairs[0]?.[1]} reading={reading} />
        </li>
      ))}
    </ul>
  );
}
