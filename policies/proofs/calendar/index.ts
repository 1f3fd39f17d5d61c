export { type Cron, isDay, parseCron } from "./cron.ts";
export { type Copy, firstWithout, type Kind, longestGap, play } from "./play.ts";
export { longestDays } from "./span.ts";
export { type Day, dayOf, isZone, monthsAfter } from "./zone.ts";
