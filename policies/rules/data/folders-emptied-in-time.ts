import { dig, ofType, type Resource, type Value } from "../../../graph/index.ts";
import { longestDays } from "../../proofs/calendar/index.ts";
import { each, list } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

export const foldersEmptiedInTime: Rule = {
  id: "DAT-07",
  name: "folders-emptied-in-time",
  statement: "Every folder of the tenant's file is emptied on the day its term ends, no day before and none after.",
  severity: "high",
  capability: "folder-retention",
  remedy: "give its bucket a lifecycle rule for the folder's prefix, with the days of its term",
  premises: [],
  *check(subject) {
    const cleaners = ofType(subject.graph, "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
    const cleanups: Cleanup[] = [];
    yield* each(cleaners, (cleaner) => {
      cleanups.push(...list(cleaner, "rules").map((rule) => ({ cleaner, rule })));
      return [];
    });
    yield* subject.settled.tenant.files.map((folder) => judgeFolder(folder, cleanups));
  },
};

interface Cleanup {
  readonly cleaner: Resource;
  readonly rule: Value;
}

type Folder = Subject["settled"]["tenant"]["files"][number];

function judgeFolder({ folder, keep }: Folder, cleanups: readonly Cleanup[]): Finding {
  const days = longestDays(keep);
  const own = cleanups.filter(
    ({ rule }) => dig(rule, "status") === "Enabled" && dig(rule, "filter.prefix") === `${folder}/`,
  );
  const [cleanup] = own;
  if (!cleanup) return fail(null, `nothing empties the folder ${folder} after ${keep}`);
  const { cleaner } = cleanup;
  const actual = own.map(({ rule }) => dig(rule, "expiration.days") ?? null);
  const after = own.map(({ rule }) => dig(rule, "noncurrentVersionExpiration.noncurrentDays") ?? null);
  const facts = { days, actual, after };
  if (actual.some((one) => one !== days))
    return fail(
      cleaner,
      `the folder ${folder} is emptied after ${actual.join(" and ")} days, and ${keep} are ${days}`,
      facts,
    );
  return after.every((one) => one === 1)
    ? pass(cleaner, `the folder ${folder} is emptied after ${keep}, that is ${days} days`, facts)
    : fail(cleaner, `what the folder ${folder} held can still be taken back after ${keep}`, facts);
}
