export { type Capabilities, loadBook, loadCapabilities } from "./load.ts";
export { bookOf, type Owed, type OwedPromise, owed } from "./owed.ts";
export type { Promised } from "./schema.ts";
export type { OwedTerm, TermName } from "./terms.ts";
