import { canonicalType, dig, type Graph, type Resource, referrers } from "../../../graph/index.ts";
import { flag, number, text, Unproven } from "../../read.ts";
import type { Subject } from "../../verdict.ts";
import { mayAnything } from "../access/exports.ts";
import { supportBuckets } from "../data/index.ts";
import { applicationRoles } from "../kubernetes/identities.ts";
import { longestPromise } from "./promised.ts";

interface Kind {
  readonly noun: string;
  /** As AWS Backup calls it. */
  readonly service: string;
  readonly arn: string;
  /** Property that holds the part of the ARN which we choose. */
  readonly id?: string;
}

/** Every type that holds data. */
const STORES: ReadonlyMap<string, Kind> = new Map([
  ["aws:rds/instance:Instance", { noun: "database", service: "RDS", arn: "rds:db:", id: "identifier" }],
  ["aws:rds/cluster:Cluster", { noun: "database", service: "Aurora", arn: "rds:cluster:", id: "clusterIdentifier" }],
  [
    "aws:docdb/cluster:Cluster",
    { noun: "database", service: "DocumentDB", arn: "rds:cluster:", id: "clusterIdentifier" },
  ],
  [
    "aws:neptune/cluster:Cluster",
    { noun: "database", service: "Neptune", arn: "rds:cluster:", id: "clusterIdentifier" },
  ],
  ["aws:ebs/volume:Volume", { noun: "volume", service: "EBS", arn: "ec2:volume/" }],
  ["aws:efs/fileSystem:FileSystem", { noun: "file system", service: "EFS", arn: "elasticfilesystem:file-system/" }],
  ["aws:fsx/lustreFileSystem:LustreFileSystem", { noun: "file system", service: "FSx", arn: "fsx:file-system/" }],
  ["aws:fsx/ontapVolume:OntapVolume", { noun: "volume", service: "FSx", arn: "fsx:volume/" }],
  ["aws:fsx/openZfsFileSystem:OpenZfsFileSystem", { noun: "file system", service: "FSx", arn: "fsx:file-system/" }],
  ["aws:fsx/windowsFileSystem:WindowsFileSystem", { noun: "file system", service: "FSx", arn: "fsx:file-system/" }],
  [
    "aws:redshift/cluster:Cluster",
    { noun: "database", service: "Redshift", arn: "redshift:cluster:", id: "clusterIdentifier" },
  ],
  ["aws:timestreamwrite/table:Table", { noun: "table", service: "Timestream", arn: "timestream:database/" }],
  ["aws:dynamodb/table:Table", { noun: "table", service: "DynamoDB", arn: "dynamodb:table/", id: "name" }],
  ["aws:s3/bucket:Bucket", { noun: "bucket", service: "S3", arn: "s3:", id: "bucket" }],
]);

/** Properties by which services write their records into a bucket. */
const RECORDS: readonly (readonly [type: string, property: string])[] = [
  ["aws:lb/loadBalancer:LoadBalancer", "accessLogs"],
  ["aws:lb/loadBalancer:LoadBalancer", "connectionLogs"],
  ["aws:s3/bucketLogging:BucketLogging", "targetBucket"],
  ["aws:ec2/flowLog:FlowLog", "logDestination"],
  ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "logDestinationConfigs"],
  ["aws:cloudtrail/trail:Trail", "s3BucketName"],
  ["aws:cfg/deliveryChannel:DeliveryChannel", "s3BucketName"],
  ["aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig", "destinationArn"],
];

/** Everything of the graph that holds the customer's data and has to be copied. */
export const storesOf = (subject: Subject): readonly Resource[] =>
  holders(subject.graph).filter((store) => exemption(subject, store) === null);

/** Everything that holds something and needs no copy, with the reason in words. */
export const exemptOf = (subject: Subject): readonly { readonly store: Resource; readonly because: string }[] =>
  holders(subject.graph).flatMap((store) => {
    const because = exemption(subject, store);
    return because === null ? [] : [{ store, because }];
  });

/** What kind of thing it is, in a word: `database`. */
export const nounOf = ({ type }: Resource): string => STORES.get(canonicalType(type))?.noun ?? "store";

/** In words: `database almendro`. */
export const say = (store: Resource): string => `${nounOf(store)} ${store.name}`;

const holders = (graph: Graph): readonly Resource[] =>
  graph.resources.filter(({ type }) => STORES.has(canonicalType(type)));

/**
 * Records have a term of their own, what nobody can change or delete can't be lost, and what was put there for support
 * is a copy that must not outlive its days.
 */
function exemption(subject: Subject, store: Resource): string | null {
  const { graph, settled } = subject;
  if (supportBuckets(graph, settled.tenant.access.folder?.name).includes(store))
    return `What lies in ${say(store)} is there for support, and is gone when its days are over`;
  if (isFilled(subject, store)) return null;
  if (keepsRecords(graph, store))
    return `Services write their records into ${say(store)}, which have a term of their own`;
  const [lock] = referrers(
    graph,
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    "bucket",
    store,
  );
  const mode = lock && dig(lock.inputs, "rule.defaultRetention.mode");
  const days = lock === undefined ? 0 : lockedDays(lock);
  return mode === "COMPLIANCE" && days >= longestPromise(subject)
    ? `Nobody can change or delete what lies in ${say(store)} before its term`
    : null;
}

/** Whether the application puts anything there, be there records besides; so it is where that can't be known. */
function isFilled(subject: Subject, store: Resource): boolean {
  if (nounOf(store) !== "bucket") return false;
  try {
    return applicationRoles(subject.graph).some((role) => mayAnything(subject, role, "s3:PutObject", store));
  } catch (error) {
    if (error instanceof Unproven) return true;
    throw error;
  }
}

/** Fewest days for which a lock of objects holds; none where that can't be known. */
function lockedDays({ inputs }: Resource): number {
  const [days, years] = ["days", "years"].map((unit) => dig(inputs, `rule.defaultRetention.${unit}`));
  return typeof days === "number" ? days : typeof years === "number" ? 365 * years : 0;
}

/** As AWS Backup names its type: `RDS`. */
export const serviceOf = (store: Resource): string => STORES.get(canonicalType(store.type))?.service ?? "";

/** The store's ARN; null in place of an id that the cloud chooses. */
export function arnOf(
  store: Resource,
  { settled, accounts }: Subject,
): { readonly before: string; readonly id: string | null } {
  const { arn = "", id } = STORES.get(canonicalType(store.type)) ?? {};
  const [service = "", ...rest] = arn.split(":");
  const where = service === "s3" ? ":" : `${settled.region}:${accounts.tenant}`;
  const chosen = id === undefined ? undefined : store.inputs[id];
  const before = `arn:${settled.partition}:${service}:${where}:${rest.join(":")}`;
  return { before, id: typeof chosen === "string" ? chosen : null };
}

/** How it can be taken back to any minute of some days past, in words; null when only to its backups. Throws `Unproven`. */
export function anyMinute({ graph, product }: Subject, store: Resource): string | null {
  const type = canonicalType(store.type);
  if (type.startsWith("aws:rds/") && product.database.recovery === "any-minute") {
    const days = number(store, "backupRetentionPeriod") ?? 0;
    return days > 0 ? `to any minute of the last ${days} days` : null;
  }
  if (type === "aws:dynamodb/table:Table" && flag(store, "pointInTimeRecovery.enabled"))
    return "to any second of the last 35 days";
  return type === "aws:s3/bucket:Bucket" && isVersioned(graph, store) ? "to any version of each object" : null;
}

function isVersioned(graph: Graph, bucket: Resource): boolean {
  return referrers(graph, "aws:s3/bucketVersioning:BucketVersioning", "bucket", bucket).some(
    (resource) => text(resource, "versioningConfiguration.status") === "Enabled",
  );
}

const keepsRecords = (graph: Graph, store: Resource): boolean =>
  RECORDS.some(([type, property]) => referrers(graph, type, property, store).length > 0);
