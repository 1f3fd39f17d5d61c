import { existsSync, readFileSync, rmSync } from "node:fs";
import { compare } from "../graph/index.ts";
import { blocks, type Verdict } from "../policies/index.ts";
import type { Run, Violation } from "./engine/index.ts";

/** Name of the environment variable that tells the policy pack into which file its verdicts go. */
export const VERDICTS = "DOMICILE_VERDICTS";

/**
 * What the pack found in one run, taken from the file it wrote and held against what the engine reports. They must
 * agree: a refusal that the file doesn't know, or no file at all, is an error of the judgement and never a pass.
 */
export function takeVerdicts(file: string, run: Run): Verdict[] {
  const written = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Verdict[]) : undefined;
  rmSync(file, { force: true });
  if (written === undefined) return run.outcome === "succeeded" ? [unjudged()] : run.violations.map(unwritten);
  const refused = new Set(written.filter(blocks).map(({ rule }) => rule));
  const unknown = run.violations.filter(({ policy }) => !refused.has(policy));
  return sortVerdicts([...written, ...unknown.map(unwritten)]);
}

/** By urn (the whole stack first), then rule. */
export function sortVerdicts(verdicts: readonly Verdict[]): Verdict[] {
  return [...verdicts].sort((a, b) => compare(a.resource ?? "", b.resource ?? "") || compare(a.rule, b.rule));
}

function unwritten({ policy, resource, message }: Violation): Verdict {
  return { rule: policy, severity: "critical", outcome: "fail", resource, because: message, facts: {} };
}

function unjudged(): Verdict {
  const because = "The policy pack left no verdicts, so nothing is proved: run again with DOMICILE_DEBUG=1 to see why.";
  return { rule: "every-plan-is-judged", severity: "critical", outcome: "error", resource: null, because, facts: {} };
}
