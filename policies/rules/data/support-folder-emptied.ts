import { type Resource, referrers } from "../../../graph/index.ts";
import { longestDays } from "../../proofs/calendar/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { cleanupsOf, LIFECYCLE } from "./cleanups.ts";
import { supportBuckets } from "./support.ts";

export const supportFolderEmptied: Rule = {
  id: "SUP-01",
  name: "support-folder-emptied",
  statement:
    "What was put into the folder for support is gone on the day its term ends, in a bucket of its own that holds nothing else.",
  severity: "high",
  capability: "support-folder",
  remedy: "give the folder a bucket of its own, and one clean-up by the folder's name for all that lies in it",
  premises: ["s3-sse-kms-tenant-key"],
  *check(subject) {
    const { folder } = subject.settled.tenant.access;
    if (folder === undefined) return;
    const buckets = supportBuckets(subject.graph, folder.name);
    if (buckets.length === 0) yield fail(null, `there is no folder ${folder.name} for support`);
    yield* each(buckets, (bucket) => judgeBucket(subject, bucket, folder));
  },
};

type Folder = NonNullable<Subject["settled"]["tenant"]["access"]["folder"]>;

function judgeBucket({ graph }: Subject, bucket: Resource, { name, keep }: Folder): Finding {
  const days = longestDays(keep);
  const lines = referrers(graph, LIFECYCLE, "bucket", bucket).flatMap(cleanupsOf);
  const whole = lines.filter((line) => line.whole && line.prefix === "");
  const gone = whole.map((line) => line.days).filter((term) => term !== null);
  const after = whole.map((line) => line.after);
  const facts = { days, actual: gone.map(String) };
  if (gone.length === 0 || gone.some((term) => term !== days))
    return fail(bucket, `${name} is emptied after ${gone.join(" and ") || "no"} days, and ${keep} are ${days}`, facts);
  return after.includes(1)
    ? pass(bucket, `${name} is emptied after ${keep}, that is ${days} days`, facts)
    : fail(bucket, `what ${name} held can still be taken back after ${keep}`, facts);
}
