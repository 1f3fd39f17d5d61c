export { Patching, type PatchingArgs } from "./patching.ts";
