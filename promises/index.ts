export { type Capabilities, loadBook, loadCapabilities } from "./load.ts";
export { isBought, OPTION_FIELDS, OPTIONS, type Option } from "./options.ts";
export { bookOf, type Owed, type OwedPromise, owed } from "./owed.ts";
export type { Promised } from "./schema.ts";
export { type OwedTerm, sayTerm, type TermName } from "./terms.ts";
