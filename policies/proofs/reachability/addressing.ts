import type { Range } from "../../../graph/index.ts";
import type { Hop } from "./hops.ts";
import type { Subnet } from "./network.ts";
import { box, FOUR, SIX } from "./packets.ts";

/** Every address that something in a subnet could come to have: any of IPv6 while AWS still has to give it a block. */
export function spansOf({ hosts, six }: Subnet): readonly Range[] {
  if (six === null) return [hosts];
  return [hosts, six.doubt === null ? six.own : SIX];
}

/** Which packets surely come from one subnet and go to another while AWS still has to give one of them its block. */
export function addressing(from: Subnet | null, to: Subnet): readonly Hop[] {
  const doubt = to.six?.doubt ?? from?.six?.doubt ?? null;
  if (doubt === null) return [];
  const sides = { target: to.six?.own ?? SIX, source: from?.six?.own ?? SIX };
  return [
    {
      name: `addresses of ${doubt.resource.name}`,
      passages: [
        { packets: [box({ source: FOUR, target: FOUR }), box(sides)], by: null, doubt: null },
        { packets: [box({ source: SIX, target: SIX })], by: null, doubt },
      ],
    },
  ];
}
