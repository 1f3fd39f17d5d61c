export { type Opening, Openings } from "./openings.ts";
export { Organisation, type Unit } from "./organisation.ts";
export type { Spender } from "./spending.ts";
