export type { Engine } from "./engine.ts";
export { obtainEngine, type Way } from "./obtain.ts";
export type { Violation } from "./record.ts";
export { type DrivenStack, driveStack, PROJECT, type Run, type StackOptions } from "./stack.ts";
