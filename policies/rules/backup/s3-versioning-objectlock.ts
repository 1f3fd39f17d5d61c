import { type Graph, ofType, type Resource, referrers } from "../../../graph/index.ts";
import { longestDays } from "../../proofs/calendar/index.ts";
import { each, flag, number, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { cleanupsOf, LIFECYCLE } from "../data/cleanups.ts";
import { longestPromise } from "./promised.ts";

const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const TRAIL = "aws:cloudtrail/trail:Trail";

/** What a bucket may say of itself in the old way, against the parts of it that rules read. */
const INLINE = ["lifecycleRules", "objectLockConfiguration", "replicationConfiguration", "versioning"];

export const s3VersioningObjectlock: Rule = {
  id: "BKP-10",
  name: "s3-versioning-objectlock",
  statement: "Data and log buckets keep versions, audit and evidence buckets are locked, and old versions expire.",
  severity: "high",
  capability: "data-integrity",
  remedy: "enable versioning, let every old version expire, and lock what holds evidence for the promised term",
  premises: [],
  check: (subject) => each(ofType(subject.graph, "aws:s3/bucket:Bucket"), (bucket) => judgeBucket(subject, bucket)),
};

function judgeBucket(subject: Subject, bucket: Resource): Finding {
  const { graph } = subject;
  const versionings = referrers(graph, VERSIONING, "bucket", bucket).map((one) =>
    text(one, "versioningConfiguration.status"),
  );
  const versioned = versionings.length > 0 && versionings.every((status) => status === "Enabled");
  const faults = [
    ...INLINE.filter((part) => bucket.inputs[part] !== undefined).map((part) => `says ${part} inside itself`),
    ...(versioned ? [] : ["keeps no versions"]),
    ...versionFaults(subject, bucket),
    ...(isEvidence(graph, bucket) ? lockFaults(subject, bucket) : []),
  ];
  return faults.length === 0
    ? pass(
        bucket,
        `${bucket.name} keeps versions, lets old ones go${isEvidence(graph, bucket) ? ", and is locked" : ""}`,
      )
    : fail(bucket, `${bucket.name} ${faults.join(" and ")}`, { faults });
}

/** What was overwritten or deleted is a copy, and stays no longer than any copy that was promised. */
function versionFaults(subject: Subject, bucket: Resource): readonly string[] {
  const lines = referrers(subject.graph, LIFECYCLE, "bucket", bucket).flatMap(cleanupsOf);
  const terms = lines.flatMap(({ whole, prefix, after }) => (whole && prefix === "" && after !== null ? after : []));
  if (terms.length === 0) return ["keeps old versions for ever"];
  const [days, most] = [Math.min(...terms), longestPromise(subject)];
  return days <= most ? [] : [`keeps old versions for ${days} days, and the longest promised copy for ${most}`];
}

/** A bucket that was made to be locked, or into which trails write. Config delivers into none with default retention †. */
const isEvidence = (graph: Graph, bucket: Resource): boolean =>
  flag(bucket, "objectLockEnabled") === true || referrers(graph, TRAIL, "s3BucketName", bucket).length > 0;

function lockFaults({ graph, settled }: Subject, bucket: Resource): readonly string[] {
  const [lock] = referrers(graph, LOCK, "bucket", bucket);
  if (!lock) return ["holds evidence and isn't locked"];
  const mode = text(lock, "rule.defaultRetention.mode");
  const days = number(lock, "rule.defaultRetention.days") ?? 365 * (number(lock, "rule.defaultRetention.years") ?? 0);
  const { text: term, hours } = settled.terms.logs.span;
  const promised = longestDays(term) ?? Math.floor(hours / 24);
  return [
    ...(mode === "COMPLIANCE" ? [] : ["has a lock that administrators can lift"]),
    ...(days < promised ? [`is locked for ${days} days, and logs are promised for ${promised}`] : []),
  ];
}
