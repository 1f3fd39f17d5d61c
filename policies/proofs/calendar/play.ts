import { remembered } from "../../../graph/index.ts";
import { type Cron, isDay } from "./cron.ts";
import { type Day, dayOf, days, daysAfter, instantsOf, offsetsOn, readDay, sayDay } from "./zone.ts";

/** One copy: when its job is due, and how long it stays. */
export interface Copy {
  /** Milliseconds since 1970. */
  readonly due: number;
  /** Minutes after which the job, not having begun, is given up: the copy can be this late. */
  readonly lateMinutes: number;
  /** Days until it is deleted; infinite when nothing deletes it. */
  readonly keepDays: number;
}

/** A kind of promise: one copy in each such span of the customer's calendar. */
export type Kind = "daily" | "weekly" | "monthly" | "yearly";

/**
 * Every start of a schedule from one day to before another, in order. A time that the clock skips is not made up for,
 * and one that comes twice counts once: what AWS's own scheduler does, and the worse for us.
 * Played once for each schedule, zone and span: every store and every vault asks for the same.
 */
export const play = (cron: Cron, zone: string, from: Day, until: Day): readonly number[] =>
  played(cron, zone, sayDay(from), sayDay(until));

const played = remembered((cron: Cron, zone: string, from: string, until: string) => {
  const starts: number[] = [];
  for (const day of days(readDay(from), readDay(until))) {
    if (!isDay(cron, day)) continue;
    const offsets = offsetsOn(day, zone);
    for (const hour of cron.hours) {
      for (const minute of cron.minutes) {
        const [start] = instantsOf(day, hour * 60 + minute, offsets, zone);
        if (start !== undefined) starts.push(start);
      }
    }
  }
  return starts.sort((a, b) => a - b);
});

/**
 * Most hours of work that could be lost: from a copy to the latest moment at which the next can have begun; infinite
 * without copies.
 */
export function longestGap(copies: readonly Copy[]): number {
  const ordered = [...copies].sort((a, b) => a.due - b.due);
  const gaps = ordered.slice(1).map((next, index) => {
    const before = ordered[index]?.due ?? next.due;
    return next.due === before ? 0 : (next.due - before) / 3_600_000 + next.lateMinutes / 60;
  });
  return gaps.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...gaps);
}

/** The first day, week, month or year of the span in which no copy is kept this long; null when each has one. */
export function firstWithout(
  kind: Kind,
  keepDays: number,
  copies: readonly Copy[],
  zone: string,
  from: Day,
  until: Day,
): string | null {
  const kept = new Set(
    copies.filter((copy) => copy.keepDays >= keepDays).map(({ due }) => label(kind, dayOf(due, zone))),
  );
  for (const day of days(from, until)) {
    if (isWhole(kind, day, from, until) && !kept.has(label(kind, day))) return label(kind, day);
  }
  return null;
}

/** Spans that begin before the calendar or end after it promise nothing yet. */
function isWhole(kind: Kind, day: Day, from: Day, until: Day): boolean {
  if (kind === "daily") return true;
  const mine = label(kind, day);
  return mine !== label(kind, dayBefore(from)) && mine !== label(kind, until);
}

function label(kind: Kind, day: Day): string {
  const { year, month, date } = day;
  if (kind === "yearly") return String(year);
  if (kind === "monthly") return `${year}-${two(month)}`;
  const shown = kind === "weekly" ? mondayOf(day) : { year, month, date };
  return `${kind === "weekly" ? "week of " : ""}${shown.year}-${two(shown.month)}-${two(shown.date)}`;
}

const two = (number: number): string => String(number).padStart(2, "0");

const mondayOf = (day: Day): Day =>
  daysAfter(day, -((new Date(Date.UTC(day.year, day.month - 1, day.date)).getUTCDay() + 6) % 7));

const dayBefore = (day: Day): Day => daysAfter(day, -1);
