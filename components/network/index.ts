export type { Group, Ports } from "./flows.ts";
export { Network, type NetworkArgs } from "./network.ts";
export { planRange } from "./range.ts";
export type { Tier } from "./subnets.ts";
