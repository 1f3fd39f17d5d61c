/** An AWS cron expression as the sets of numbers it names; null stands for every year. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: ReadonlySet<number> | "any";
  readonly months: ReadonlySet<number>;
  /** 1 is Sunday, as AWS counts. */
  readonly daysOfWeek: ReadonlySet<number> | "any";
  readonly years: ReadonlySet<number> | "any";
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const crons = new Map<string, Cron | null>();

/**
 * Reads `cron(minutes hours day-of-month month day-of-week year)` with lists, ranges, steps and names.
 * Null for anything else, `L`, `W` and `#` included: what isn't understood is never taken for kept.
 * The same text is the same schedule, which is then played only once.
 */
export function parseCron(text: string): Cron | null {
  const known = crons.get(text);
  if (known !== undefined) return known;
  const read = readCron(text);
  crons.set(text, read);
  return read;
}

function readCron(text: string): Cron | null {
  const fields = /^cron\((.+)\)$/.exec(text.trim())?.[1]?.trim().split(/\s+/) ?? [];
  const [minute, hour, dom, month, dow, year] = fields;
  if (fields.length !== 6 || !minute || !hour || !dom || !month || !dow || !year) return null;
  const minutes = numbers(minute, 0, 59);
  const hours = numbers(hour, 0, 23);
  const daysOfMonth = dom === "?" ? "any" : numbers(dom, 1, 31);
  const months = numbers(month, 1, 12, MONTHS);
  const daysOfWeek = dow === "?" ? "any" : numbers(dow, 1, 7, WEEKDAYS);
  const years = year === "*" ? "any" : numbers(year, 1970, 2199);
  if (!minutes || !hours || !daysOfMonth || !months || !daysOfWeek || !years) return null;
  if ((dom === "?") === (dow === "?")) return null;
  return {
    minutes: [...minutes].sort(ascending),
    hours: [...hours].sort(ascending),
    daysOfMonth,
    months,
    daysOfWeek,
    years,
  };
}

/** Whether the schedule starts on this day of the calendar, whatever the hour. */
export function isDay(
  cron: Cron,
  day: { readonly year: number; readonly month: number; readonly date: number },
): boolean {
  const weekday = new Date(Date.UTC(day.year, day.month - 1, day.date)).getUTCDay() + 1;
  return (
    cron.months.has(day.month) &&
    (cron.years === "any" || cron.years.has(day.year)) &&
    (cron.daysOfMonth === "any" || cron.daysOfMonth.has(day.date)) &&
    (cron.daysOfWeek === "any" || cron.daysOfWeek.has(weekday))
  );
}

function numbers(
  field: string,
  least: number,
  most: number,
  names: readonly string[] = [],
): ReadonlySet<number> | null {
  const parts = field.split(",").map((part) => span(part, least, most, names));
  return parts.some((part) => part === null) ? null : new Set(parts.flatMap((part) => part ?? []));
}

function span(part: string, least: number, most: number, names: readonly string[]): readonly number[] | null {
  const [range = "", step, ...rest] = part.split("/");
  const every = step === undefined ? 1 : whole(step);
  if (rest.length > 0 || every === null || every < 1) return null;
  const [first = "", last, ...more] = range.split("-");
  const from = range === "*" ? least : value(first, names, least);
  const to = range === "*" || (last === undefined && step !== undefined) ? most : value(last ?? first, names, least);
  if (more.length > 0 || from === null || to === null || from < least || to > most || from > to) return null;
  return Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, index) => from + index * every);
}

function value(text: string, names: readonly string[], least: number): number | null {
  const named = names.indexOf(text.toUpperCase());
  return named < 0 ? whole(text) : named + least;
}

const whole = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : null);

const ascending = (a: number, b: number): number => a - b;
