const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const MINUTES_A_DAY = 24 * 60;

/** When interruptions were sold, on the customer's own clock. */
export interface Maintenance {
  readonly day: (typeof DAYS)[number];
  /** Local time, e.g. `02:00`. */
  readonly from: string;
  /** IANA zone, e.g. `Europe/Madrid`. */
  readonly zone: string;
}

/** When patches, RDS's own snapshots and backups start, so that no two meet: a backup job that meets one fails. */
export interface Calendar {
  /** Week hour in which patches may interrupt, in UTC as RDS writes it, e.g. `sun:01:00-sun:02:00`. */
  readonly patches: string;
  /** Hour of every day in which RDS takes its own snapshot, in UTC, e.g. `19:00-20:00`. */
  readonly snapshot: string;
  /** Hour of every night at which backups start, 0 to 4 on the customer's clock, to have begun by 05:00. */
  readonly backupHour: number;
}

const NIGHT = [0, 1, 2, 3, 4];
const SNAPSHOT_AFTER_HOURS = 18;
/** Hours between two backups where one is made every four. */
const HOURS_BETWEEN = 4;
const MINUTE = 60_000;
const DAY = MINUTES_A_DAY * MINUTE;
const WEEK = 7 * DAY;
/** Weeks of two years in which every zone that changes its clocks does so twice or more. */
const WEEKS = Array.from({ length: 105 }, (_, week) => Date.UTC(2026, 0, 5) + week * WEEK);

/**
 * Patches take the hour after the promised start. RDS knows no zones: where clocks change, its windows keep to the
 * zone's standard time, so that they are never before the promised start and in summer up to an hour after it.
 * Backups follow the customer's clock and start at the hour of night that is farthest from both, of those that every
 * night has: where clocks go forward, one night is without its second or third hour.
 */
export function planCalendar({ day, from, zone }: Maintenance): Calendar {
  const [hours = 0, minutes = 0] = from.split(":").map(Number);
  const start = DAYS.indexOf(day) * MINUTES_A_DAY + hours * 60 + minutes - standardOffset(zone);
  const snapshot = start + SNAPSHOT_AFTER_HOURS * 60;
  return {
    patches: `${weekTime(start)}-${weekTime(start + 60)}`,
    snapshot: `${clock(snapshot)}-${clock(snapshot + 60)}`,
    backupHour: quietest(steadyHours(zone), hours, hours + SNAPSHOT_AFTER_HOURS),
  };
}

function quietest(hours: readonly number[], ...busy: readonly number[]): number {
  const distance = (hour: number) => Math.min(...busy.map((other) => apart(hour, other + 0.5)));
  return hours.reduce((best, hour) => (distance(hour) > distance(best) ? hour : best));
}

const steady = new Map<string, readonly number[]>();

/** Hours of night that no change of clocks leaves out, and with them none of the hours that lie every four from there. */
function steadyHours(zone: string): readonly number[] {
  const known = steady.get(zone);
  if (known !== undefined) return known;
  const left = leftOut(zone);
  const hours = NIGHT.filter((hour) => !left.has(hour) && !left.has(hour % HOURS_BETWEEN));
  steady.set(zone, hours);
  return hours;
}

/** Hours that clocks pass over when they go forward. */
function leftOut(zone: string): Set<number> {
  const before = (at: number) => offset(zone, at - WEEK);
  const forward = WEEKS.filter((at) => offset(zone, at) > before(at));
  const nights = forward.flatMap((at) => [0, 1, 2, 3, 4, 5, 6, 7].map((day) => [at - day * DAY, before(at)] as const));
  const missing = nights.flatMap(([night, was]) =>
    NIGHT.filter((hour) => !exists(zone, night + hour * 60 * MINUTE, was, offset(zone, night + 2 * DAY))),
  );
  return new Set(missing);
}

/** Whether clocks ever showed a local time near a change from one offset to another. */
function exists(zone: string, local: number, ...offsets: readonly number[]): boolean {
  return offsets.some((minutes) => offset(zone, local - minutes * MINUTE) === minutes);
}

/** Hours between two times of day, the shorter way round the clock. */
function apart(one: number, other: number): number {
  const between = modulo(one - other, 24);
  return Math.min(between, 24 - between);
}

/** Minutes by which the zone's clocks are ahead of UTC when they are least so: in winter. */
function standardOffset(zone: string): number {
  return Math.min(...[0, 6].map((month) => offset(zone, Date.UTC(2026, month, 1))));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offset(zone: string, at: number): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  formats.set(zone, format);
  const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function weekTime(minutes: number): string {
  const day = DAYS[modulo(Math.floor(minutes / MINUTES_A_DAY), DAYS.length)] ?? DAYS[0];
  return `${day.slice(0, 3).toLowerCase()}:${clock(minutes)}`;
}

function clock(minutes: number): string {
  const inDay = modulo(minutes, MINUTES_A_DAY);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
