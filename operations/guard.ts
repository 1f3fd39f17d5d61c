import type { StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import type { Verdict } from "../policies/index.ts";
import { nameIn } from "../spec/index.ts";
import type { Step } from "./shapes/index.ts";

/** What is gone for good when one of these is deleted or replaced, in the customer's words. */
const HOLDS: Readonly<Record<string, string>> = {
  "aws:kms/key:Key": "everything sealed under this key",
  "aws:kms/replicaKey:ReplicaKey": "everything sealed under this key",
  "aws:rds/instance:Instance": "the database",
  "aws:rds/cluster:Cluster": "the database",
  "aws:s3/bucket:Bucket": "the files in this bucket",
  "aws:efs/fileSystem:FileSystem": "the shared files",
  "aws:ebs/volume:Volume": "the data on this volume",
  "aws:backup/vault:Vault": "the backups in this vault",
  "aws:cloudwatch/logGroup:LogGroup": "the logs kept here",
  "aws:secretsmanager/secret:Secret": "the secret",
  "aws:dynamodb/table:Table": "the table",
  "aws:sqs/queue:Queue": "the messages waiting here",
  "aws:eks/cluster:Cluster": "the cluster with its workloads and their volumes",
  "aws:organizations/organization:Organization": "every account of the organisation",
  "aws:organizations/account:Account": "the account with all that is in it",
  "aws:ecr/repository:Repository": "the images in this repository",
  "aws:route53/zone:Zone": "the names in this zone",
  "aws:ec2/vpc:Vpc": "the network, and with it everything that stands in it",
  "kubernetes:core/v1:PersistentVolume": "the data on this volume",
  "kubernetes:core/v1:PersistentVolumeClaim": "the data on this volume",
};

/**
 * Refuses every step that would delete or replace something that holds data or keys, unless somebody named it.
 * @param meant urns for which it is meant
 */
export function judgeLosses(
  told: readonly StepEventMetadata[],
  steps: readonly Step[],
  meant: readonly string[],
): Verdict[] {
  const types = new Map(told.map(({ urn, type }) => [urn, type]));
  return steps.flatMap(({ urn, op, because }) => {
    const held = HOLDS[types.get(urn) ?? ""];
    if (held === undefined || (op !== "delete" && op !== "replace") || meant.includes(urn)) return [];
    return [refusal(urn, op, `${held} would be lost (${because.replace(/\.$/, "")})`)];
  });
}

function refusal(urn: string, op: string, loss: string): Verdict {
  return {
    rule: "what-holds-data-stays",
    severity: "critical",
    outcome: "fail",
    resource: urn,
    because: `The run would ${op} ${nameIn(urn)}, and ${loss}: undo the change, or name it with --replace '${urn}'.`,
    facts: { op },
  };
}
