import { z } from "zod";
import { badInput } from "../spec/index.ts";

/** The day that a moment is in, in UTC, such as `2026-11-22`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/**
 * The moment that a day begins, in UTC.
 * @param day as `--at` has it, such as `2026-11-22`
 * @throws BadInput when it is no day of the calendar
 */
export function startOf(day: string): Date {
  if (z.iso.date().safeParse(day).success) return new Date(`${day}T00:00:00Z`);
  throw badInput("bad-day", `--at is "${day}"; write a day such as 2026-11-22.`, { found: day });
}
