export { differences, touches } from "./differences.ts";
export {
  type Call,
  type Change,
  type Difference,
  type Failure,
  type Faults,
  type Package,
  Refused,
  type Session,
  Severed,
  type Standing,
  type Subject,
} from "./provider.ts";
export { type Listening, serve } from "./server.ts";
export { isMap, UNKNOWN, type Value, type Values } from "./value.ts";
