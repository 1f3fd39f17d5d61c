import type { Outcome, Rule } from "../../../policies/index.ts";
import type { Assessment } from "../../assessment.ts";
import { type Group, said } from "../../groups.ts";
import { subjectsIn } from "./subjects.ts";
import { moment, prop, uuidOf } from "./words.ts";

/** What one rule came to with one outcome. */
export interface Observed {
  readonly uuid: string;
  readonly rule: Rule;
  readonly outcome: Outcome;
  readonly groups: readonly Group[];
}

/** Every rule with every outcome it came to. */
export function observedIn({ tenant, at, rules }: Assessment, groups: readonly Group[]): readonly Observed[] {
  return rules.flatMap((rule) => {
    const own = groups.filter((group) => group.rule === rule.name);
    const outcomes = [...new Set(own.map(({ outcome }) => outcome))];
    return outcomes.map((outcome) => {
      const alike = own.filter((group) => group.outcome === outcome);
      const uuid = uuidOf(tenant, at, "observation", rule.name, outcome, JSON.stringify(alike));
      return { uuid, rule, outcome, groups: alike };
    });
  });
}

/** The observation of it: a rule's sentence, how it came out and on what; where it isn't good, what was found. */
export function observationOf({ uuid, rule, outcome, groups }: Observed, { tenant, at }: Assessment, evidence: string) {
  const subjects = groups.flatMap((group) => subjectsIn(tenant, group));
  const distinct = [...new Map(subjects.map((subject) => [subject["subject-uuid"], subject])).values()];
  return {
    uuid,
    title: rule.name,
    description: rule.statement,
    props: [prop("outcome", outcome)],
    methods: ["TEST"],
    subjects: distinct,
    ...(outcome === "pass" ? {} : { "relevant-evidence": [{ href: `#${evidence}`, description: toldOf(groups) }] }),
    collected: moment(at),
  };
}

/** The first thing it found, in words. */
function toldOf(groups: readonly Group[]): string {
  const [first] = groups;
  return first === undefined ? "Nothing." : said(first, first.resources?.[0] ?? null);
}
