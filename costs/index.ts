export { monthlyOf, mostMonthly } from "./monthly.ts";
export type { Part, Sold } from "./part.ts";
export { partsOf } from "./parts.ts";
export { NOTED } from "./prices.ts";
