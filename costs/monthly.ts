import type { Part } from "./part.ts";

/** US dollars a month of all parts that have a price. */
export function monthlyOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { monthly }) => sum + (monthly ?? 0), 0);
}
