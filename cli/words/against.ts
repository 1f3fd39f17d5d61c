import { type ProveResult, thingIn } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { count } from "./common.ts";

type Against = NonNullable<ProveResult["against"]>;
type Change = Against["changes"][number];

const TITLES: Readonly<Record<Change["change"], string>> = {
  regressed: "Fails now",
  unproven: "Can't be told any more",
  waived: "Waived now",
  "rule-changed": "Another, and so is the rule",
  fixed: "Fixed",
  new: "New",
  gone: "Gone",
};

const WORTH: Readonly<Record<NonNullable<Against["signed"]>, string>> = {
  trusted: "signed by a key that is trusted here",
  untrusted: "which nobody signed whose key is trusted here",
  differs: "which is not as it was signed",
};

/** Outcomes that need nobody's eyes. */
const QUIET: readonly unknown[] = ["pass", "not-applicable", null];

/** What isn't as it was: each thing that somebody should see, and how many others there are. */
export function againstWords({ tenant, judged, at, signed, changes }: Against, ink: Ink): string {
  const worth = signed === null ? "" : `, ${WORTH[signed]}`;
  const head = `Against ${tenant} ${judged === "plan" ? "as planned" : "as it stood"}, judged on ${at}${worth}:`;
  if (changes.length === 0) return `${head} nothing changed.`;
  const kinds = [...new Set(changes.map(({ change }) => change))];
  return [ink.strong(head), ...kinds.map((kind) => sayKind(kind, changes, ink))].join("\n");
}

function sayKind(kind: Change["change"], changes: readonly Change[], ink: Ink): string {
  const own = changes.filter(({ change }) => change === kind);
  const loud = own.filter(({ was, is }) => !QUIET.includes(is) || !QUIET.includes(was));
  const quiet = own.filter((change) => !loud.includes(change));
  const number = quiet.reduce((sum, { resources }) => sum + (resources?.length ?? 1), 0);
  const rules = new Set(quiet.map(({ rule }) => rule)).size;
  const said = loud.flatMap(({ rule, was, is, resources }) =>
    (resources ?? [null]).map(
      (urn) => `  ${ink.strong(rule)}: ${thingIn(urn)} (${was ?? "not judged"} → ${is ?? "not judged"})`,
    ),
  );
  const verdicts = `${count(number, "verdict")} of ${count(rules, "rule")}`;
  const others = number > 0 ? [`  ${verdicts} that ${kind === "gone" ? "refused" : "refuse"} nothing`] : [];
  return [`${TITLES[kind]}:`, ...said, ...others].join("\n");
}
