/** Calendars of a restore test, rarest first: days of the month, months, and the longest gap between two, in days. */
const CALENDARS = [
  { days: "1", months: "1", gap: 366 },
  { days: "1", months: "1,7", gap: 184 },
  { days: "1", months: "1,4,7,10", gap: 92 },
  { days: "1", months: "1,3,5,7,9,11", gap: 62 },
  { days: "1", months: "*", gap: 31 },
  { days: "1,16", months: "*", gap: 16 },
  { days: "1,8,15,22", months: "*", gap: 10 },
  { days: "*", months: "*", gap: 1 },
] as const;

/**
 * The rarest calendar that still tests as often as promised, start window included, as an AWS cron expression.
 * Throws below two days: nothing is restored and looked at faster than that.
 */
export function planTestSchedule(everyDays: number, hour: number): string {
  const calendar = CALENDARS.find(({ gap }) => gap < everyDays);
  if (calendar === undefined) throw new RangeError(`backups.test: got every ${everyDays} days, the least is 2 days.`);
  return `cron(0 ${hour} ${calendar.days} ${calendar.months} ? *)`;
}
