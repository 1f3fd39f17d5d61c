export { befall } from "./befall.ts";
export { type Fault, readFaults, UnfitFaults } from "./fault.ts";
