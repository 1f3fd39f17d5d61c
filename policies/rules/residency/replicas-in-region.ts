import { ofType, type Resource, referents } from "../../../graph/index.ts";
import { effectiveRegion } from "../../proofs/residency/index.ts";
import { each } from "../../read.ts";
import { type Finding, type Rule, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { judgeLanding, judgeLandings, type Landings } from "./landings.ts";

const REPLICAS: Landings = {
  "aws:dynamodb/table:Table": ["replicas.*.regionName"],
  "aws:dynamodb/globalTable:GlobalTable": ["replicas.*.regionName"],
  "aws:dynamodb/tableReplica:TableReplica": "itself",
  "aws:secretsmanager/secret:Secret": ["replicas.*.region"],
  "aws:ecr/replicationConfiguration:ReplicationConfiguration": [
    "replicationConfiguration.rules.*.destinations.*.region",
  ],
  "aws:efs/replicationConfiguration:ReplicationConfiguration": [
    "destination.region",
    "destination.availabilityZoneName",
  ],
  "aws:rds/globalCluster:GlobalCluster": "itself",
  "aws:rds/cluster:Cluster": ["replicationSourceIdentifier"],
  "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup": "itself",
};
const BUCKET_REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

export const replicasInRegion: Rule = {
  id: "RES-05",
  name: "replicas-in-region",
  statement:
    "Replicas of buckets, tables, secrets, images, file systems, caches and databases are only in allowed regions.",
  severity: "critical",
  capability: "region-residency",
  remedy: "replicate within the settled regions, or not at all",
  rare: true,
  premises: ["resource-region-allowed"],
  *check(subject) {
    yield* judgeLandings(subject, REPLICAS);
    yield* each(ofType(subject.graph, BUCKET_REPLICATION), (replication) => judgeBuckets(subject, replication));
  },
};

/** A bucket's ARN names no region, so only a bucket of this stack can be placed. */
function judgeBuckets(subject: Subject, replication: Resource): Finding {
  const buckets = referents(subject.graph, replication, "rules").filter(({ type }) => type.startsWith("aws:s3/bucket"));
  if (buckets.length === 0) return unproven(replication, `${replication.name} copies to a bucket outside this stack`);
  const regions = buckets.map((bucket) => effectiveRegion(subject.graph, bucket) ?? "an unnamed region");
  return judgeLanding(subject, replication, regions);
}
