export { planOwnAccountPolicy, serviceName } from "./endpoints.ts";
export type { Cidr } from "./flows.ts";
export { Network, type NetworkArgs } from "./network.ts";
export { planRange } from "./range.ts";
export type { Zone } from "./tiers.ts";
export type { Gateway } from "./vpc.ts";
