import type { Part, Sold } from "./part.ts";
import { partsOf } from "./parts.ts";

/** What is paid by the GB, against what is counted: at most a quarter, by the estimate in docs/aws.md. */
const ON_TOP = 1.25;
/** How far prices from memory may be off. */
const OFF = 1.3;

/** US dollars a month of all parts that have a price. */
export function monthlyOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { monthly }) => sum + (monthly ?? 0), 0);
}

/**
 * US dollars that AWS asks for one tenant in the dearest month that is nobody's mistake. A part without a price counts
 * nothing, so that somebody hears too early rather than too late.
 */
export function mostMonthly(sold: Sold): number {
  return Math.ceil(monthlyOf(partsOf(sold)) * ON_TOP * OFF);
}
