export { type Line, lastDayOf, reachOf } from "./survival.ts";
