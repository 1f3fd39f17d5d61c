export { monthlyOf } from "./monthly.ts";
export type { Part } from "./part.ts";
export { partsOf } from "./parts.ts";
export { NOTED } from "./prices.ts";
