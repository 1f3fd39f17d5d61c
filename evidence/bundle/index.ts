export { bundleOf, checkBundle } from "./bundle.ts";
export { keyIdOf } from "./envelope.ts";
export { sha256 } from "./statement.ts";
