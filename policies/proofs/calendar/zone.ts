/** A day of the calendar in some zone. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

const DAY = 24 * 60 * 60 * 1000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether this is a zone with a known clock, such as `Europe/Madrid`. */
export function isZone(zone: string): boolean {
  try {
    format(zone);
    return true;
  } catch {
    return false;
  }
}

/** The day on which an instant falls in a zone. */
export function dayOf(instant: number, zone: string): Day {
  const local = new Date(instant + offsetAt(instant, zone));
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, date: local.getUTCDate() };
}

/** Instants at which a clock shows this time on this day: none where it is put forward over it, two where it is put back. */
export function instantsOf(
  { year, month, date }: Day,
  minutes: number,
  offsets: ReadonlySet<number>,
  zone: string,
): readonly number[] {
  const shown = Date.UTC(year, month - 1, date) + minutes * 60_000;
  return [...offsets]
    .map((offset) => shown - offset)
    .filter((instant) => offsets.size === 1 || offsetAt(instant, zone) + instant === shown)
    .sort((a, b) => a - b);
}

/** The offsets from UTC in force around a day, in milliseconds: one, or two when the clock changes. */
export function offsetsOn({ year, month, date }: Day, zone: string): ReadonlySet<number> {
  const midnight = Date.UTC(year, month - 1, date);
  return new Set(
    [midnight - DAY, midnight, midnight + DAY, midnight + 2 * DAY].map((instant) => offsetAtMidnight(instant, zone)),
  );
}

/** Every day from one to before another. */
export function* days(from: Day, until: Day): Generator<Day> {
  const end = Date.UTC(until.year, until.month - 1, until.date);
  for (let at = Date.UTC(from.year, from.month - 1, from.date); at < end; at += DAY) {
    const day = new Date(at);
    yield { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, date: day.getUTCDate() };
  }
}

/** The first instant of a day in a zone, in milliseconds since 1970. */
export const startOf = (day: Day, zone: string): number =>
  startAtMidnight(Date.UTC(day.year, day.month - 1, day.date), zone);

const startAtMidnight = remembered((midnight, zone) => {
  const day = dayOf(midnight, "Etc/UTC");
  const offsets = offsetsOn(day, zone);
  const [start] = [0, 60, 120].flatMap((minutes) => instantsOf(day, minutes, offsets, zone));
  if (start === undefined) throw new Error(`${sayDay(day)} has no first hour in ${zone}`);
  return start;
});

/** The day so many days later; earlier where they are fewer than none. */
export function daysAfter({ year, month, date }: Day, by: number): Day {
  const moved = new Date(Date.UTC(year, month - 1, date + by));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, date: moved.getUTCDate() };
}

/** `2026-11-22` as a day. */
export function readDay(text: string): Day {
  const [year = 0, month = 1, date = 1] = text.split("-").map(Number);
  return { year, month, date };
}

/** A day as `2026-11-22`. */
export const sayDay = ({ year, month, date }: Day): string =>
  `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;

/** The day so many months later, the first of its month. */
export function monthsAfter({ year, month }: Day, months: number): Day {
  const index = year * 12 + month - 1 + months;
  return { year: Math.floor(index / 12), month: (index % 12) + 1, date: 1 };
}

/** The offset in force; between two midnights that agree it needs no second look. */
function offsetAt(instant: number, zone: string): number {
  const midnight = Math.floor(instant / DAY) * DAY;
  const before = offsetAtMidnight(midnight, zone);
  return before === offsetAtMidnight(midnight + DAY, zone) ? before : readOffset(instant, zone);
}

const offsetAtMidnight = remembered(readOffset);

/** What is read of a midnight in a zone, read once: calendars come back to the same days for every store and schedule. */
function remembered(read: (midnight: number, zone: string) => number): (midnight: number, zone: string) => number {
  const zones = new Map<string, Map<number, number>>();
  return (midnight, zone) => {
    const known = zones.get(zone) ?? new Map<number, number>();
    zones.set(zone, known);
    const found = known.get(midnight) ?? read(midnight, zone);
    known.set(midnight, found);
    return found;
  };
}

function readOffset(instant: number, zone: string): number {
  const read: Record<string, number> = {};
  for (const { type, value } of format(zone).formatToParts(instant)) read[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = read;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
}
