export type { Span } from "../spec/index.ts";
export { isRefused, settle } from "./settle.ts";
export type { Home, Housed, Partition, Reason, Refusal, Settled, Term } from "./settled.ts";
export { type Region, regionOf, regions } from "./tables.ts";
