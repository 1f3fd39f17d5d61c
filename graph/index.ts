export {
  type Graph,
  type Resource,
  SECRET,
  type Secret,
  UNKNOWN,
  type Unknown,
  type Value,
  type ValueMap,
} from "./graph.ts";
