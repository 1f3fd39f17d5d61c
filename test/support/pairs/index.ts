export { type Pair, pairsOf } from "./pairs.ts";
export { withSix } from "./six.ts";
