import { monthlyOf, NOTED, type Part, partsOf } from "../costs/index.ts";
import { owed } from "../promises/index.ts";
import type { Placed } from "./order.ts";
import type { Costs } from "./shapes/index.ts";

/** What costs most in one tenant, most first, with the public promises of its product that rest on each. */
export function costsOf(placed: Placed): Costs {
  const promised = owed(placed.settled, placed.product).filter(({ unsold }) => unsold === null);
  const resting = (capability: string) =>
    promised.flatMap(({ promised: { id, needs } }) => (needs?.includes(capability) ? [id] : []));
  const parts = partsOf(placed).sort(dearestFirst);
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
