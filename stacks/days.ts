import { parseSpan } from "../spec/index.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const MONTHS_OF_A_LEAP_CYCLE = 48;

/**
 * Whole days that hold a length of time such as `24 months`: the most that it can come to on the calendar, so that
 * nothing goes too early, and no day more, so that nothing stays too long. Two years are 731 days.
 */
export function daysOf(text: string): number {
  const [count = "", unit = ""] = text.split(" ");
  if (unit.startsWith("month")) return calendarDays(Number(count));
  if (unit.startsWith("year")) return calendarDays(12 * Number(count));
  return Math.ceil(parseSpan(text).hours / 24);
}

/** The longest that so many months come to from 2024 on, whichever month they begin in. */
function calendarDays(months: number): number {
  const begins = Array.from({ length: MONTHS_OF_A_LEAP_CYCLE }, (_, month) => month);
  return Math.max(...begins.map((month) => (Date.UTC(2024, month + months) - Date.UTC(2024, month)) / DAY_MS));
}

/** Days that each promised kind of copy is kept. */
export function keptDays<Kind extends string>(
  keep: { readonly [kind in Kind]?: string | undefined },
): {
  [kind in Kind]?: number;
} {
  const promised = Object.entries<string | undefined>(keep).filter(
    (entry): entry is [Kind, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(promised.map(([kind, text]) => [kind, daysOf(text)])) as { [kind in Kind]?: number };
}

/** Days that `every 30 days` or `every 2 months` may come to at the least. */
export function testedDays(every: string): number {
  const [, count = "", unit] = every.split(" ");
  return Number(count) * (unit?.startsWith("month") ? 28 : 1);
}
