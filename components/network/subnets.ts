import { formatCidr, parseCidr, slice } from "./cidr.ts";
import { RANGE_SIZE } from "./range.ts";

/** Tiers from the internet inwards; `control` holds the cluster's interfaces, endpoints and system nodes. */
export const TIERS = ["edge", "firewall", "web", "app", "data", "control"] as const;
export type Tier = (typeof TIERS)[number];

/** Zones a tier has room for. Slot n belongs to zone n for ever, so that a further zone replaces nothing. */
const SLOTS = 4;

/** Addresses of one slot of each tier, and where the tier starts within the range; the rest is kept free. */
const LAYOUT: Readonly<Record<Tier, { readonly start: number; readonly slot: number }>> = {
  web: { start: 0, slot: 512 },
  app: { start: 2048, slot: 512 },
  control: { start: 4096, slot: 256 },
  data: { start: 5120, slot: 128 },
  edge: { start: 5632, slot: 128 },
  firewall: { start: 6144, slot: 16 },
};

export interface SubnetPlan {
  readonly tier: Tier;
  /** From 1, in the order of zones. */
  readonly slot: number;
  /** Zone id, the same in every account, e.g. `eus2-az1`. */
  readonly zone: string;
  readonly cidr: string;
}

/** One CIDR that holds every slot of the tier, used or not: what network ACLs name. */
export function aggregate(range: string, tier: Tier): string {
  const { start, slot } = LAYOUT[tier];
  return formatCidr({ first: within(range).first + start, size: slot * SLOTS });
}

/** Every subnet of the tenant: each tier in each zone. Throws on fewer than two zones or more than four. */
export function planSubnets(range: string, zones: readonly string[]): readonly SubnetPlan[] {
  if (zones.length < 2 || zones.length > SLOTS)
    throw new RangeError(`zones: got ${zones.length}, a tenant spans 2 to ${SLOTS} zones.`);
  return TIERS.flatMap((tier) =>
    zones.map((zone, index) => ({ tier, slot: index + 1, zone, cidr: slotCidr(range, tier, index) })),
  );
}

function slotCidr(range: string, tier: Tier, index: number): string {
  const { start, slot } = LAYOUT[tier];
  const first = within(range).first + start;
  return formatCidr(slice({ first, size: slot * SLOTS }, slot, index));
}

function within(range: string) {
  const cidr = parseCidr(range);
  if (cidr.size !== RANGE_SIZE) throw new RangeError(`range: got ${range}, a tenant's range is a /19.`);
  return cidr;
}
