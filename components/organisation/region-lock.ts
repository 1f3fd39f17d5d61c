import { document, type Statement } from "../shared/index.ts";
import type { Reach } from "./reach.ts";

/**
 * What has one worldwide endpoint, or none that holds a customer's data, and is needed: nothing else may leave the
 * regions. Left out on purpose, though it is worldwide: what carries content out of the country (`cloudfront`,
 * `globalaccelerator`), what sits in front of it (`wafv2` for CloudFront, `shield`), query logs of Route 53, and what
 * well-known lists let through whole and has regional endpoints that hold data or keys (`kms`, `acm`, `config`, `s3`).
 */
const WORLDWIDE: readonly string[] = [
  "account:GetAlternateContact",
  "account:GetRegionOptStatus",
  "account:ListRegions",
  "account:PutAlternateContact",
  "account:DeleteAlternateContact",
  "budgets:*",
  "ce:Get*",
  "health:Describe*",
  "iam:*",
  "organizations:Describe*",
  "organizations:List*",
  "route53:AssociateVPCWithHostedZone",
  "route53:ChangeResourceRecordSets",
  "route53:ChangeTagsForResource",
  "route53:CreateHostedZone",
  "route53:DeleteHostedZone",
  "route53:Get*",
  "route53:List*",
  "s3:ListAllMyBuckets",
  "sts:*",
  "support:*",
];

/**
 * Calls that an allowed region answers and that carry data, keys or secrets into another one; and what carries content
 * round the world, for where the worldwide endpoint lies in an allowed region. Nothing here needs them.
 */
const CARRIERS: readonly string[] = [
  "cloudfront:*",
  "dynamodb:CreateGlobalTable",
  "dynamodb:CreateTableReplica",
  "dynamodb:UpdateGlobalTable",
  "ecr-public:*",
  "ecr:PutReplicationConfiguration",
  "elasticfilesystem:CreateReplicationConfiguration",
  "globalaccelerator:*",
  "kms:ReplicateKey",
  "rds:CreateGlobalCluster",
  "s3:CreateMultiRegionAccessPoint",
  "s3:PutReplicationConfiguration",
  "secretsmanager:ReplicateSecretToRegions",
];

/**
 * Shuts every region but these, also to what is called in an allowed one and would reach into another. Holds for
 * everybody in the account without exception, its root and our own deployer included.
 * @param regions where the law of the jurisdiction lets data be
 */
export function planRegionLock({ partition }: Reach, regions: readonly string[]): string {
  return document(outside(regions), carried(), copied(partition, regions), replicated(regions), spanning());
}

const everywhere = { Effect: "Deny", Resource: "*" } as const;

function outside(regions: readonly string[]): Statement {
  return {
    Sid: "OutsideTheRegions",
    ...everywhere,
    NotAction: WORLDWIDE,
    Condition: { StringNotEquals: { "aws:RequestedRegion": regions } },
  };
}

function carried(): Statement {
  return { Sid: "CarriedElsewhere", ...everywhere, Action: CARRIERS };
}

/** A copy is ordered where it comes from: only its target says where it goes. */
function copied(partition: string, regions: readonly string[]): Statement {
  const vaults = regions.map((region) => `arn:${partition}:backup:${region}:*:backup-vault:*`);
  return {
    Sid: "BackupsCopiedElsewhere",
    ...everywhere,
    Action: "backup:CopyFromBackupVault",
    Condition: { "ForAnyValue:ArnNotLike": { "backup:CopyTargets": vaults } },
  };
}

function replicated(regions: readonly string[]): Statement {
  return {
    Sid: "SecretsBornElsewhere",
    ...everywhere,
    Action: "secretsmanager:CreateSecret",
    Condition: { "ForAnyValue:StringNotEquals": { "secretsmanager:AddReplicaRegions": regions } },
  };
}

function spanning(): Statement {
  return {
    Sid: "KeysOfManyRegions",
    ...everywhere,
    Action: "kms:CreateKey",
    Condition: { Bool: { "kms:MultiRegion": "true" } },
  };
}
