import { type Graph, isType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { each, flag } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { trailsOf } from "./trails.ts";

export const auditRecordsImmutable: Rule = {
  id: "LOG-03",
  name: "audit-records-immutable",
  statement:
    "What trails take down lies in a bucket that nobody can change for the promised time, in signed files, and who reads it is on record.",
  severity: "critical",
  capability: "audit-log-immutability",
  remedy: "send the trail's signed files to a locked bucket that logs who reaches it",
  // That the lock is the strict one, and as long as promised, is theirs to say.
  premises: ["s3-versioning-objectlock", "records-stay-ours"],
  *check({ graph }) {
    const trails = trailsOf(graph);
    if (trails.length === 0) yield fail(null, "there are no audit records to keep");
    yield* each(trails, (trail) => judgeTrail(graph, trail));
  },
};

function judgeTrail(graph: Graph, trail: Resource): Finding {
  const [bucket] = referents(graph, trail, "s3BucketName").filter((to) => isType(to, "aws:s3/bucket:Bucket"));
  if (!bucket) return fail(trail, `the trail ${trail.name} writes to no bucket of this stack`);
  const faults = [
    ...(flag(bucket, "objectLockEnabled") ? [] : ["isn't locked"]),
    ...(flag(bucket, "forceDestroy") ? ["may be emptied in order to be deleted"] : []),
    ...(isLogged(graph, bucket) ? [] : ["doesn't say who reaches it"]),
    ...(flag(trail, "enableLogFileValidation") ? [] : ["holds files that aren't signed"]),
  ];
  return faults.length === 0
    ? pass(trail, `what the trail ${trail.name} takes down can't be changed unnoticed in ${bucket.name}`)
    : fail(trail, `${bucket.name}, where ${trail.name} writes, ${faults.join(" and ")}`, { faults });
}

const isLogged = (graph: Graph, bucket: Resource): boolean =>
  referrers(graph, "aws:s3/bucketLogging:BucketLogging", "bucket", bucket).length > 0;
