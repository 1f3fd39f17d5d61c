export { type Cron, parseCron } from "./cron.ts";
export { type Copy, firstWithout, type Kind, longestGap, play } from "./play.ts";
export { longestDays } from "./span.ts";
export { type Day, dayOf, days, daysAfter, isZone, monthsAfter, readDay, sayDay, startOf } from "./zone.ts";
