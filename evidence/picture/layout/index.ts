export type { Arrow } from "./arrows.ts";
export { type Box, type Line, SAMPLE, type Sample } from "./box.ts";
export { type Layout, layOut } from "./layout.ts";
export { widthOf } from "./text.ts";
