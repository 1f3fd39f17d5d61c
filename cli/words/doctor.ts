import type { DoctorResult } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";

type Line = DoctorResult["lines"][number];

const SIGNS: Readonly<Record<Line["outcome"], string>> = { good: "✓", bad: "✗", untold: "?", "not-applicable": "–" };

/** A line for each thing, and under what isn't good the command that mends it. */
export function doctorWords({ lines }: DoctorResult, ink: Ink): string {
  return lines
    .flatMap(({ what, outcome, say, mend }) => [
      `${inkOf(outcome, ink)(SIGNS[outcome])} ${ink.strong(what)}: ${say}`,
      ...(mend === null ? [] : [`    ${mend}`]),
    ])
    .join("\n");
}

function inkOf(outcome: Line["outcome"], { good, bad, faint }: Ink): Ink["good"] {
  return { good, bad, untold: bad, "not-applicable": faint }[outcome];
}
