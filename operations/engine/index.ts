export type { Engine } from "./engine.ts";
export { obtainEngine, type Way } from "./obtain.ts";
export { PROJECT } from "./project.ts";
export type { Violation } from "./record.ts";
export { type DrivenStack, driveStack, type Reading, type Run, type Scope } from "./stack.ts";
