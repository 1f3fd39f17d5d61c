import type { ProveResult } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { againstWords } from "./against.ts";
import { sayRefusals } from "./common.ts";

/** On what was judged, what it came to, and where the evidence lies. */
export function proveWords(
  { tenant, judged, at, out, outcomes, promises, files, signed, against, problems }: ProveResult,
  ink: Ink,
): string {
  if (problems.length > 0) return sayRefusals(tenant, problems, ink);
  const on = judged === "plan" ? "as planned" : "as it stands";
  const counts = (found: Readonly<Record<string, number>>) =>
    Object.entries(found)
      .filter(([, count]) => count > 0)
      .map(([outcome, count]) => `${count} ${outcome}`)
      .join(", ");
  return [
    ink.strong(`${tenant} ${on}, judged on ${at}.`),
    `Promises: ${counts(promises) || "none"}.`,
    `Verdicts: ${counts(outcomes)}.`,
    `Evidence: ${out}`,
    ...files.map((file) => ink.faint(`  ${file}`)),
    signed?.local
      ? `Signed with a key of your own, which nobody else knows: ${signed.local}.`
      : `Signed by ${signed?.by}.`,
    ...(against ? [againstWords(against, ink)] : []),
  ].join("\n");
}
