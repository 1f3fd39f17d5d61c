export type { Engine } from "./engine.ts";
export { atWork } from "./holder.ts";
export { obtainEngine, type Way } from "./obtain.ts";
export type { Violation } from "./record.ts";
export { type DrivenStack, driveStack, PROJECT, type Run, type StackOptions } from "./stack.ts";
export { takeTurn } from "./turn.ts";
