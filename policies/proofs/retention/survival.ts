import { type Cron, type Day, dayOf, days, daysAfter, play, startOf } from "../calendar/index.ts";

/** One schedule into one vault: when copies are made there, and how long each stays. */
export interface Line {
  readonly cron: Cron;
  readonly zone: string;
  /** Minutes after which a job that hasn't begun is given up: a copy can be this late, and ends as much later. */
  readonly lateMinutes: number;
  /** Days until a copy is deleted; infinite when nothing deletes it. */
  readonly keepDays: number;
}

/** Days for which a source still has what was deleted from it. */
interface Source {
  readonly held: number;
  readonly minutes: number;
}

/** What copies there are to go back to, on each of some days. */
interface Reach {
  /** Days that were looked at, one after the other. */
  readonly days: number;
  /** The first of them on which there is a copy, at its end; null when there never is one. */
  readonly first: Day | null;
  /** Days after the first on which there is none. */
  readonly without: number;
  /** Most hours that the newest copy was old at the end of a day. */
  readonly newestHours: number | null;
  /** Most days that the oldest copy was old at the end of a day. */
  readonly oldestDays: number | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;
/** Days in which every schedule of a day comes round, of a month, and of a year. */
const LOOK_BACK_DAYS = [2, 40, 400];

/**
 * The last day on which a record deleted on a day is in some copy, counted as if the schedules had always run; null when
 * it stays for ever, the day itself when no copy has it.
 * @param source days for which the source itself still has it: `held` and gives it into its copies, as old versions do, or
 * only for `minutes` to go back to
 */
export function lastDayOf(deleted: Day, lines: readonly Line[], source: Source, zone: string): Day | null {
  const { held, minutes } = source;
  if ([held, minutes, ...lines.map(({ keepDays }) => keepDays)].includes(Number.POSITIVE_INFINITY)) return null;
  const until = daysAfter(deleted, held + 1);
  const ends = lines.map((line) => lastMade(line, until, zone) + line.lateMinutes * MINUTE_MS + line.keepDays * DAY_MS);
  const own = startOf(daysAfter(deleted, Math.max(held, minutes) + 1), zone) - 1;
  return dayOf(Math.max(own, ...ends), zone);
}

/** When a line's last copy before a day was due; the day itself, and so too late, where a year and a month had none. */
function lastMade({ cron, zone: own }: Line, until: Day, zone: string): number {
  const end = startOf(until, zone);
  for (const back of LOOK_BACK_DAYS) {
    const due = play(cron, own, daysAfter(until, -back), daysAfter(until, 2)).findLast((one) => one < end);
    if (due !== undefined) return due;
  }
  return end;
}

/** What there is to go back to at the end of each day from one to before another, the first copy being of that span. */
export function reachOf(lines: readonly Line[], from: Day, until: Day, zone: string): Reach {
  const span = [...days(from, until)];
  const ends = span.map((day) => startOf(daysAfter(day, 1), zone));
  const each = lines.map((line) => agesOf(line, play(line.cron, line.zone, from, until), ends));
  const ages = span.map((_, index) =>
    each.reduce<Ages | null>((all, line) => together(all, line[index] ?? null), null),
  );
  const start = ages.findIndex((one) => one !== null);
  if (start < 0) return { days: span.length, first: null, without: 0, newestHours: null, oldestDays: null };
  const having = ages.filter((one) => one !== null);
  return {
    days: span.length,
    first: span[start] ?? null,
    without: span.length - start - having.length,
    newestHours: Math.round(Math.max(...having.map(({ newest }) => newest)) / HOUR_MS),
    oldestDays: Math.floor(Math.max(...having.map(({ oldest }) => oldest)) / DAY_MS),
  };
}

/** How old, in milliseconds, the newest and the oldest copy are at the end of a day. */
interface Ages {
  readonly newest: number;
  readonly oldest: number;
}

function together(one: Ages | null, other: Ages | null): Ages | null {
  if (one === null || other === null) return one ?? other;
  return { newest: Math.min(one.newest, other.newest), oldest: Math.max(one.oldest, other.oldest) };
}

/** How old a line's copies are at each of these ends of days; null where there is none. */
function agesOf(line: Line, due: readonly number[], ends: readonly number[]): readonly (Ages | null)[] {
  let [oldest, newest] = [0, -1];
  return ends.map((end) => {
    while ((due[newest + 1] ?? Infinity) + line.lateMinutes * MINUTE_MS <= end) newest += 1;
    while ((due[oldest] ?? Infinity) + line.keepDays * DAY_MS <= end) oldest += 1;
    const last = due[newest];
    const first = due[oldest];
    if (newest < oldest || last === undefined || first === undefined) return null;
    return { newest: end - last, oldest: end - first };
  });
}
