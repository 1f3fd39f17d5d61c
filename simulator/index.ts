export type { ByHand } from "./by-hand.ts";
export { befall, type Fault, readFaults, UnfitFaults } from "./faults/index.ts";
export type { Faults } from "./protocol/index.ts";
export type { Spot, Tagged } from "./search.ts";
export { type Simulator, type SimulatorArgs, startSimulator } from "./start.ts";
export type { Thing } from "./world/index.ts";
