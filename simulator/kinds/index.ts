export { type Catalogue, lookUp, type Schema, type Shape } from "./catalogue.ts";
export { expire } from "./expire.ts";
export { holds, type Kind, partOf, type Scene, uses } from "./kind.ts";
export type { Kinds } from "./references.ts";
export { sessionOf } from "./session.ts";
