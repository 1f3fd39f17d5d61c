export { bundleOf, checkBundle } from "./bundle.ts";
export { keyIdOf } from "./envelope.ts";
