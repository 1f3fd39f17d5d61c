export { CHANGES, differenceOf } from "./difference.ts";
export { readSide } from "./read.ts";
export type { Side } from "./side.ts";
