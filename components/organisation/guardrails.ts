import { planBoundary } from "./boundary.ts";
import { planNoTampering } from "./no-tampering.ts";
import type { Reach } from "./reach.ts";
import { planRegionLock } from "./region-lock.ts";

/** One guardrail: AWS takes at most 5,120 characters of it, and no more than five to a unit, AWS's own one included. */
export interface Guardrail {
  readonly name: string;
  /** What it says no to, in a sentence. */
  readonly says: string;
  readonly content: string;
}

/** Everything the accounts of one jurisdiction are bound by. Made of known strings only, so that it is judged beforehand. */
export function planGuardrails(jurisdiction: string, regions: readonly string[], reach: Reach): readonly Guardrail[] {
  const named = (name: string) => `${jurisdiction}-${name}`;
  return [
    {
      name: named("region-lock"),
      says: `Nothing outside ${regions.join(", ")}.`,
      content: planRegionLock(reach, regions),
    },
    {
      name: named("no-tampering"),
      says: "No end to records, detection, backups or keys.",
      content: planNoTampering(reach),
    },
    {
      name: named("boundary"),
      says: "No leaving, no root, nothing lent or written outside the organisation.",
      content: planBoundary(reach),
    },
  ];
}
