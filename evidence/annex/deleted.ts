import { listed } from "../../law/index.ts";
import type { Retention } from "../../policies/index.ts";
import { nameIn } from "../../spec/index.ts";
import { grouped } from "../grouped.ts";
import { byRule, type Sentence } from "../sentence.ts";
import { storeName } from "../stores.ts";

/** The rule that played the calendars of copies and clean-ups forward. */
const RULE = "deleted-data-ends";

/** From which day what is deleted on a day is in no copy. */
export function deleted(retention: readonly Retention[], day: string): readonly Sentence[] {
  return [...grouped(retention, ({ from }) => from)].map(([from, those]) => {
    const gone = from === null ? "always stays in some copy" : `is in no copy from ${from} on`;
    return byRule(RULE, `What is deleted on ${day} from ${named(those)} ${gone}.`);
  });
}

/** From which days nobody can read what was left at the end, and no copy of it is there. */
export function ended(retention: readonly Retention[]): readonly Sentence[] {
  return [...grouped(retention, ({ unreadable, gone }) => `${unreadable} ${gone}`).values()].map((those) => {
    const { unreadable = "", gone = null } = those[0] ?? {};
    const last = gone === null ? "some copy stays for ever" : `no copy of it is left from ${gone} on`;
    return byRule(RULE, `Of ${named(those)}: nobody can read it from ${unreadable} on, and ${last}.`);
  });
}

function named(those: readonly Retention[]): string {
  return listed(those.map(({ noun, resource }) => `${storeName(noun)} ${nameIn(resource)}`));
}
