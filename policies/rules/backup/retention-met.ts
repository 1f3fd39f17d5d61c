import type { Resource } from "../../../graph/index.ts";
import { parseSpan } from "../../../spec/index.ts";
import { type Copy, firstWithout, type Kind, longestDays, longestGap } from "../../proofs/calendar/index.ts";
import { each, number } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { copiesOf, type Life, locksOf, schedulesOf, spanOf, vaultsOf } from "./plans.ts";
import { plansOf } from "./selections.ts";
import { storesOf } from "./stores.ts";

/** AWS Backup bills and keeps a copy in cold storage for no fewer days. */
const COLD_DAYS = 90;
/** Hours between two copies of which each is kept, and one more when the clock is put back. */
const OFTEN = { hour: 1 + 1, "4 hours": 4 + 1 } as const;

/** The first promised kind of copy that isn't kept as long as promised, in a sentence's words; null when all are. */
function thinned(subject: Subject, copies: readonly Copy[]): string | null {
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
function misjudged(subject: Subject, life: Life, vault: string, most: number): string | null {
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

function* judgePlans(subject: Subject, plans: readonly Resource[], stores: readonly Resource[]): Generator<Finding> {
  const most = longestPromise(subject);
  const [first] = plans;
  if (first === undefined) return;
  const wrong = plans.flatMap((plan) =>
    schedulesOf(plan).flatMap((schedule) => {
      const vaults = vaultsOf(subject, plan, schedule);
      const sooner = vaults.find(({ life }) => (life.deleteAfter ?? most) < (schedule.life.deleteAfter ?? most));
      const words = vaults
        .map(({ vault, life }) => misjudged(subject, life, vault, most))
        .find((word) => word !== null);
      const said = words ?? (sooner && `is deleted from ${sooner.vault} before its original`);
      return said ? [fail(plan, `A ${schedule.name} copy of the backup plan ${plan.name} ${said}`)] : [];
    }),
  );
  const missing = thinned(subject, copiesOf(subject, plans));
  if (missing !== null)
    yield fail(first, `By the backup plan ${plans.map(({ name }) => name).join(" and ")} ${missing}`);
  yield* wrong;
  if (missing === null && wrong.length === 0) {
    yield pass(
      first,
      `The backup plan ${first.name} keeps every promised copy as long as promised, and none for longer than ${most} days`,
      {
        stores: stores.map(({ urn }) => urn),
      },
    );
  }
}

/** Days of the longest promised term, months counted as 31 days, as everywhere in the terms. */
function longestPromise({ settled }: Subject): number {
  const terms = Object.values(settled.tenant.backups.keep).filter((term) => term !== undefined);
  return Math.max(...terms.map((term) => Math.ceil(parseSpan(term).hours / 24)));
}

export const retentionMet: Rule = {
  id: "BKP-03",
  name: "retention-met",
  statement:
    "Backups are kept at least as long as promised and no longer than allowed, and cold storage respects its 90 day minimum.",
  severity: "critical",
  capability: "backup-schedule",
  remedy:
    "give the plan a rule for each promised kind of copy, deleted after its promised term, and a lock around them all",
  premises: [],
  *check(subject) {
    const sets = new Map<string, { readonly plans: readonly Resource[]; readonly stores: Resource[] }>();
    yield* each(storesOf(subject.graph), (store) => {
      const plans = plansOf(subject, store);
      const key = plans.map(({ urn }) => urn).join();
      const set = sets.get(key) ?? { plans, stores: [] };
      sets.set(key, set);
      set.stores.push(store);
      return [];
    });
    for (const { plans, stores } of sets.values()) {
      yield* each(plans.slice(0, 1), () => [...judgePlans(subject, plans, stores)]);
    }
  },
};
