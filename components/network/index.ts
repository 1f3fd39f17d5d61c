export { Network, type NetworkArgs } from "./network.ts";
export { planRange } from "./range.ts";
