import { monthlyOf, NOTED, type Part, partsOf, type Sold } from "../costs/index.ts";
import { type Owed, owed } from "../promises/index.ts";
import type { Costs } from "./shapes/index.ts";

/** What costs most in one tenant, most first, with the public promises of its product that rest on each. */
export function costsOf(sold: Sold, due: Owed = owed(sold.settled, sold.product)): Costs {
  const promised = due.filter(({ unsold }) => unsold === null);
  const resting = (capability: string) =>
    promised.flatMap(({ promised: { id, needs } }) => (needs?.includes(capability) ? [id] : []));
  const parts = partsOf(sold).sort(dearestFirst);
  return {
    currency: "USD",
    noted: NOTED,
    together: monthlyOf(parts),
    parts: parts.map(({ capability, ...part }) => ({ ...part, promises: resting(capability) })),
  };
}

/** What has no price comes first: it is the one to ask about. */
function dearestFirst(one: Part, other: Part): number {
  return (other.monthly ?? Number.MAX_VALUE) - (one.monthly ?? Number.MAX_VALUE);
}
