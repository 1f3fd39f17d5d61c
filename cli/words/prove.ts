import type { ProveResult } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { againstWords } from "./against.ts";
import { sayRefusals, tallyPromises } from "./common.ts";

/** On what was judged, what it came to, and where the evidence lies. */
export function proveWords(
  { tenant, judged, at, out, outcomes, promises, files, signed, against, problems }: ProveResult,
  ink: Ink,
): string {
  if (problems.length > 0) return sayRefusals(tenant, problems, ink);
  const on = judged === "plan" ? "as planned" : "as it stands";
  const found = Object.entries(outcomes).filter(([, number]) => number > 0);
  return [
    ink.strong(`${tenant} ${on}, judged on ${at}.`),
    `Promises: ${tallyPromises(Object.entries(promises))}.`,
    `Verdicts: ${found.map(([outcome, number]) => `${number} ${outcome}`).join(", ")}.`,
    `Evidence: ${out}`,
    ...files.map((file) => ink.faint(`  ${file}`)),
    signed?.local
      ? `Signed with a key of your own, which nobody else knows: ${signed.local}.`
      : `Signed by ${signed?.by}.`,
    ...(against ? [againstWords(against, ink)] : []),
  ].join("\n");
}
