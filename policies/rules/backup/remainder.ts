import { canonicalType, type Resource, referrers, remembered } from "../../../graph/index.ts";
import { daysAfter, longestDays, readDay, sayDay } from "../../proofs/calendar/index.ts";
import { type Line, lastDayOf, reachOf } from "../../proofs/retention/index.ts";
import { number } from "../../read.ts";
import type { Subject } from "../../verdict.ts";
import { cleanupsOf, LIFECYCLE } from "../data/cleanups.ts";
import { schedulesOf, spanOf, vaultsOf } from "./plans.ts";
import { plansOf } from "./selections.ts";

/** How long a record outlives its deletion from one store, and what there is to go back to there. */
export interface Remainder {
  /** First day on which a record deleted on the day of the judgement is in no copy; null when it always is in one. */
  readonly from: string | null;
  /** Days for which old versions stay. */
  readonly held: number;
  /** Days to any minute of which it can be taken back. */
  readonly minutes: number;
  /** First day at whose end there is a copy, the contract's first day being the first; null without copies. */
  readonly points: string | null;
  /** Days that the calendar was played for, and days among them, after the first copy, without any. */
  readonly days: number;
  readonly without: number;
  /** Most hours that the newest copy, most days that the oldest one was old at the end of a day. */
  readonly newestHours: number | null;
  readonly oldestDays: number | null;
  /** The same of each kind of copy, by the name of the schedule that makes it. */
  readonly kinds: Readonly<Record<string, Ages>>;
}

/** How old copies of one kind are at the end of a day, at most; null where there never is one. */
type Ages = Pick<Remainder, "newestHours" | "oldestDays">;

/** The two dates at the end of a contract. */
export interface Ending {
  /** From when nothing can be read, since its keys are gone when the time to take data out is over. */
  readonly unreadable: string;
  /** From when no copy is there, whatever its lock; null when one always is. */
  readonly gone: string | null;
}

/** Throws `Unproven` where schedules, vaults or clean-ups can't be read. */
export function remainderOf(subject: Subject, store: Resource): Remainder {
  const { lines, copies } = copied(subject, store);
  const source = sourceOf(subject, store);
  const last = lastDayOf(readDay(subject.today), lines, source, subject.settled.tenant.maintenance.zone);
  return { from: last === null ? null : sayDay(daysAfter(last, 1)), ...source, ...copies };
}

/** What becomes of a store when the contract ends. Throws `Unproven` as `remainderOf` does. */
export function endOf(subject: Subject, store: Resource): Ending {
  const { contract, exit, maintenance } = subject.settled.tenant;
  const over = daysAfter(readDay(contract.ends), longestDays(exit.hold) ?? 0);
  const last = lastDayOf(over, copied(subject, store).lines, sourceOf(subject, store), maintenance.zone);
  return { unreadable: sayDay(daysAfter(over, 1)), gone: last === null ? null : sayDay(daysAfter(last, 1)) };
}

interface KindLine extends Line {
  /** Name of the schedule. */
  readonly kind: string;
}

const copied = (subject: Subject, store: Resource) =>
  copiedBy(subject, ...plansOf(subject, store).map(({ urn }) => urn));

/** What some plans do for a store, the same for every store that they copy: their calendar is played once. */
const copiedBy = remembered((subject: Subject, ...plans: readonly string[]) => {
  const { zone } = subject.settled.tenant.maintenance;
  const { from, until } = spanOf(subject);
  const lines = plans.flatMap((urn) => subject.graph.byUrn.get(urn) ?? []).flatMap((plan) => linesOf(subject, plan));
  const { first, ...reach } = reachOf(lines, from, until, zone);
  const kinds = [...new Set(lines.map(({ kind }) => kind))].map((kind): readonly [string, Ages] => {
    const own = lines.filter((line) => line.kind === kind);
    const { newestHours, oldestDays } = reachOf(own, from, until, zone);
    return [kind, { newestHours, oldestDays }];
  });
  const points = first === null ? null : sayDay(first);
  return { lines, copies: { points, ...reach, kinds: Object.fromEntries(kinds) } };
});

/** Every schedule of a plan, a line for each vault that its copies come to lie in. */
function linesOf(subject: Subject, plan: Resource): readonly KindLine[] {
  return schedulesOf(plan).flatMap((schedule) => {
    const { name, cron, zone, lateMinutes } = schedule;
    return vaultsOf(subject, plan, schedule).map(({ life }) => {
      return { kind: name, cron, zone, lateMinutes, keepDays: life.deleteAfter ?? Number.POSITIVE_INFINITY };
    });
  });
}

/** Days for which a store itself still has what was deleted from it. */
const sourceOf = (subject: Subject, store: Resource): Pick<Remainder, "held" | "minutes"> => ({
  held: heldIn(subject, store),
  minutes: minutesOf(store),
});

/** Days for which a bucket keeps what was deleted from it, and so gives it into its backups. */
function heldIn({ graph }: Subject, store: Resource): number {
  if (canonicalType(store.type) !== "aws:s3/bucket:Bucket") return 0;
  const lines = referrers(graph, LIFECYCLE, "bucket", store).flatMap(cleanupsOf);
  const terms = lines.flatMap(({ whole, prefix, after }) => (whole && prefix === "" && after !== null ? after : []));
  return terms.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...terms);
}

/** Days to any minute of which a database or table can be taken back. */
const minutesOf = (store: Resource): number =>
  canonicalType(store.type).startsWith("aws:rds/") ? (number(store, "backupRetentionPeriod") ?? 0) : 0;
