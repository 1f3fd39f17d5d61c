import { parseSpan } from "../../../spec/index.ts";
import { type Copy, firstWithout, type Kind, longestDays, longestGap } from "../../proofs/calendar/index.ts";
import { number } from "../../read.ts";
import type { Subject } from "../../verdict.ts";
import { type Life, locksOf, spanOf } from "./plans.ts";

/** AWS Backup bills and keeps a copy in cold storage for no fewer days. */
const COLD_DAYS = 90;
/** Hours between two copies of which each is kept, and one more when the clock is put back. */
const OFTEN = { hour: 1 + 1, "4 hours": 4 + 1 } as const;

/** The first promised kind of copy that isn't kept as long as promised, in a sentence's words; null when all are. */
export function thinned(subject: Subject, copies: readonly Copy[]): string | null {
  const { keep, every } = subject.settled.tenant.backups;
  const { from, until } = spanOf(subject);
  const zone = subject.settled.tenant.maintenance.zone;
  for (const kind of ["daily", "weekly", "monthly", "yearly"] as const satisfies readonly Kind[]) {
    const term = keep[kind];
    if (term === undefined) continue;
    const missing = firstWithout(kind, longestDays(term) ?? 0, copies, zone, from, until);
    if (missing !== null) return `no copy of ${missing} is kept for ${term}, as was promised of ${kind} copies`;
  }
  if (keep.all === undefined || every === "day" || every === "night") return null;
  const days = longestDays(keep.all) ?? 0;
  const gap = longestGap(
    copies.filter(({ keepDays }) => keepDays >= days).map((copy) => ({ ...copy, lateMinutes: 0 })),
  );
  return gap <= OFTEN[every]
    ? null
    : `copies kept for ${keep.all} lie ${gap} hours apart, and one every ${every} was promised`;
}

/** What is wrong with the life of one rule's copies in one vault; null when nothing is. */
export function misjudged(subject: Subject, life: Life, vault: string, most: number): string | null {
  const { deleteAfter, coldAfter } = life;
  if (deleteAfter === null) return "is kept for ever";
  if (coldAfter !== null && deleteAfter < coldAfter + COLD_DAYS) {
    return `is deleted ${deleteAfter - coldAfter} days after it went cold, and cold storage keeps ${COLD_DAYS}`;
  }
  if (deleteAfter > most) return `is kept ${deleteAfter} days, longer than the ${most} of the longest promise`;
  for (const lock of locksOf(subject, vault)) {
    const [min, max] = [
      number(lock, "minRetentionDays") ?? 1,
      number(lock, "maxRetentionDays") ?? Number.POSITIVE_INFINITY,
    ];
    if (deleteAfter < min || deleteAfter > max)
      return `is kept ${deleteAfter} days, and the lock of ${vault} admits ${min} to ${max}`;
  }
  return null;
}

/** Days of the longest promised term, months counted as 31 days, as everywhere in the terms. */
export function longestPromise({ settled }: Subject): number {
  const terms = Object.values(settled.tenant.backups.keep).filter((term) => term !== undefined);
  return Math.max(...terms.map((term) => Math.ceil(parseSpan(term).hours / 24)));
}
