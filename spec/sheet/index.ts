export { checkSheet } from "./check.ts";
export { loadSheet } from "./load.ts";
export { readSheet } from "./read.ts";
export type { Path, Position, Sheet } from "./sheet.ts";
export { loadTable } from "./table.ts";
