export { type FoundationOptions, foundation } from "./foundation.ts";
