export { blocks, isUndecided, judge } from "./judge.ts";
