import { type Graph, type Resource, referents, referrers } from "../../../graph/index.ts";
import { text } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { storeFaults } from "./tenant-key.ts";

export const BUCKET = "aws:s3/bucket:Bucket";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
/** What looks into buckets and writes nothing there. */
const READER = "aws:macie2/classificationJob:ClassificationJob";
const DEFAULT = "rules.0.applyServerSideEncryptionByDefault";

/** A bucket says nothing of its key: its encryption is a resource of its own. */
export function judgeBucket(subject: Subject, bucket: Resource): Finding {
  const [encryption, ...others] = referrers(subject.graph, ENCRYPTION, "bucket", bucket);
  if (others.length > 0) return unproven(bucket, `${bucket.name} has more than one encryption configuration`);
  const algorithm = encryption && text(encryption, `${DEFAULT}.sseAlgorithm`);
  if (!encryption || !algorithm?.startsWith("aws:kms")) return withoutKey(subject.graph, bucket);
  const faults = storeFaults(subject, encryption, { key: `${DEFAULT}.kmsMasterKeyId` });
  return faults.length === 0
    ? pass(bucket, `${bucket.name} is encrypted with a key of this tenant`)
    : fail(bucket, `${bucket.name} isn't encrypted with a key of this tenant, since ${faults.join(" and ")}`);
}

/** Load balancers can write their access logs under S3's own key alone; a bucket for those and nothing else has no choice. */
function withoutKey(graph: Graph, bucket: Resource): Finding {
  const writers = graph.resources.filter(
    ({ type, dependsOn }) => dependsOn.includes(bucket.urn) && !type.startsWith("aws:s3/") && type !== READER,
  );
  const onlyAccessLogs = writers.length > 0 && writers.every((writer) => isAccessLogOf(graph, writer, bucket));
  return onlyAccessLogs
    ? notApplicable(
        `${bucket.name} takes a load balancer's access logs, which AWS writes under S3's own key alone`,
        bucket,
      )
    : fail(bucket, `${bucket.name} is encrypted with a key of AWS, not of this tenant`);
}

const isAccessLogOf = (graph: Graph, writer: Resource, bucket: Resource): boolean =>
  writer.type === BALANCER && referents(graph, writer, "accessLogs").includes(bucket);
