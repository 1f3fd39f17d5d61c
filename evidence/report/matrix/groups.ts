import { leaves, type Value } from "../../../graph/index.ts";
import type { Verdict } from "../../../policies/index.ts";
import { nameIn } from "../../../spec/index.ts";
import { placeOf } from "../../groups.ts";

/** Verdicts of one rule that say the same of several resources. */
export interface Saying {
  readonly outcome: Verdict["outcome"];
  /** The sentence before and after the resource's name; all of it before where it doesn't name it. */
  readonly before: string;
  readonly after: string | null;
  readonly facts: Verdict["facts"];
  readonly resources: readonly string[];
}

/** What one rule says, each sentence once, in the order in which it first says it. */
export function sayingsOf(verdicts: readonly Verdict[]): readonly Saying[] {
  const sayings = new Map<string, Saying & { resources: string[] }>();
  for (const { outcome, resource, because, facts } of verdicts) {
    const [before, after] = resource === null ? [because, null] : around(because, nameIn(resource));
    const key = JSON.stringify([outcome, before, after, facts]);
    const known = sayings.get(key);
    if (known === undefined)
      sayings.set(key, { outcome, before, after, facts, resources: resource === null ? [] : [resource] });
    else if (resource !== null) known.resources.push(resource);
  }
  return [...sayings.values()];
}

/** A sentence about the first place where it has this name, as a whole word. */
function around(sentence: string, name: string): readonly [string, string | null] {
  const at = placeOf(name, sentence);
  return at === -1 ? [sentence, null] : [sentence.slice(0, at), sentence.slice(at + name.length)];
}

/** Those of the facts that a sentence doesn't tell already. */
export function untold(facts: Verdict["facts"], sentence: string): Verdict["facts"] {
  const words = new Set(sentence.split(/[\s,:;()]+|\.$|(?<=\w)\.\s/));
  const isTold = (value: Value) => leaves(value).every((leaf) => words.has(String(leaf.value)));
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => !isTold(value)));
}
