export { type Catalogue, lookUp, type Schema, type Shape } from "./catalogue.ts";
export { expire } from "./expire.ts";
export { holds, type Kind, type Naming, partOf, type Ref, type Scene, type Unique, uses } from "./kind.ts";
export type { Ground } from "./life.ts";
export type { Kinds } from "./references.ts";
export { sessionOf } from "./session.ts";
