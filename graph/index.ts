export { canonicalType } from "./aliases.ts";
export { capture, type Place, type Program } from "./capture.ts";
export { contains, formatAddress, intersect, overlaps, parseAddress, parseCidr, type Range } from "./cidr.ts";
export { compare, graphOf, indexOf, isType, ofType, referents, referrers } from "./find.ts";
export {
  type Graph,
  type Resource,
  SECRET,
  UNKNOWN,
  type Value,
  type ValueMap,
} from "./graph.ts";
export { Mistake } from "./mistake.ts";
export { remembered } from "./remembered.ts";
export { fromState } from "./state.ts";
export { dig, isList, isMap, isSecret, isUnknown, leaves } from "./value.ts";
export { inputsOf, isProvider, providerUrn } from "./wire.ts";
