export { type Capabilities, loadBook, loadCapabilities } from "./load.ts";
export { type Owed, type OwedPromise, owed } from "./owed.ts";
export type { Promised } from "./schema.ts";
export type { OwedTerm } from "./terms.ts";
