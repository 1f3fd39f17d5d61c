import { type Resource, referrers } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { supportBuckets } from "../data/index.ts";
import { plansOf } from "./selections.ts";

const REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

export const supportFolderNotCopied: Rule = {
  id: "BKP-12",
  name: "support-folder-not-copied",
  statement: "No backup and no other bucket keeps a copy of what was put into the folder for support.",
  severity: "high",
  capability: "support-folder",
  remedy: "take the backup's tag off the bucket, and replicate it nowhere",
  premises: [],
  check: (subject) =>
    each(supportBuckets(subject.graph, subject.settled.tenant.access.folder?.name), (bucket) => judge(subject, bucket)),
};

function judge(subject: Subject, bucket: Resource): Finding {
  const copies = [...plansOf(subject, bucket), ...referrers(subject.graph, REPLICATION, "bucket", bucket)];
  const by = copies.map(({ name }) => name).join(" and ");
  return copies.length === 0
    ? pass(bucket, `nothing copies what lies in ${bucket.name}`)
    : fail(bucket, `what lies in ${bucket.name} is copied by ${by}, and outlives its days there`);
}
