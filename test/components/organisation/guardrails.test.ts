import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planGuardrails } from "../../../components/organisation/guardrails.ts";
import { regions } from "../../../law/index.ts";
import { ACCOUNT, answer, type Call, FOUNDER, REACH, SPAIN } from "./calls.ts";

const there = "us-east-1";
const bucket = "arn:aws:s3:::almendro-documents";
const object = `${bucket}/letters/1.pdf`;
const key = `arn:aws:kms:eu-south-2:${ACCOUNT}:key/1234abcd`;
const secret = `arn:aws:secretsmanager:eu-south-2:${ACCOUNT}:secret:db-AbCdEf`;
const point = `arn:aws:backup:eu-south-2:${ACCOUNT}:recovery-point:1`;
const vault = (region: string) => `arn:aws:backup:${region}:220000000012:backup-vault:almendro-copy`;
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const snapshot = `arn:aws:rds:eu-south-2:${ACCOUNT}:snapshot:nightly`;

const say = ({ action, by, region, context }: Call) =>
  [action, by && `by ${by}`, region && `in ${region}`, context && JSON.stringify(context)].filter(Boolean).join(" ");
const table = (calls: readonly Call[]) => calls.map((call) => [say(call), call] as const);

const OUTSIDE: readonly Call[] = [
  { action: "s3:CreateBucket", resource: "arn:aws:s3:::elsewhere", region: there },
  { action: "s3:PutObject", resource: object, region: there },
  { action: "ec2:RunInstances", resource: `arn:aws:ec2:${there}:${ACCOUNT}:instance/*`, region: there },
  { action: "ec2:CreateVpc", resource: `arn:aws:ec2:${there}:${ACCOUNT}:vpc/*`, region: there },
  { action: "ec2:CopySnapshot", resource: `arn:aws:ec2:${there}::snapshot/*`, region: there },
  { action: "ec2:CopyImage", resource: `arn:aws:ec2:${there}::image/*`, region: there },
  { action: "rds:CreateDBInstance", resource: `arn:aws:rds:${there}:${ACCOUNT}:db:copy`, region: there },
  { action: "rds:CopyDBSnapshot", resource: `arn:aws:rds:${there}:${ACCOUNT}:snapshot:copy`, region: there },
  {
    action: "rds:StartDBInstanceAutomatedBackupsReplication",
    resource: `arn:aws:rds:${there}:${ACCOUNT}:db:copy`,
    region: there,
  },
  { action: "backup:CreateBackupVault", resource: vault(there), region: there },
  { action: "kms:CreateKey", region: there },
  { action: "kms:Decrypt", resource: key, region: there },
  { action: "secretsmanager:GetSecretValue", resource: secret, region: there },
  { action: "lambda:InvokeFunction", resource: `arn:aws:lambda:${there}:${ACCOUNT}:function:f`, region: there },
  { action: "sns:Publish", resource: `arn:aws:sns:${there}:${ACCOUNT}:topic`, region: there },
  { action: "logs:CreateLogGroup", resource: `arn:aws:logs:${there}:${ACCOUNT}:log-group:x`, region: there },
  { action: "acm:RequestCertificate", region: there },
  { action: "config:PutDeliveryChannel", region: there },
  { action: "cloudfront:CreateDistribution", region: there },
  { action: "globalaccelerator:CreateAccelerator", region: "us-west-2" },
  { action: "wafv2:CreateWebACL", resource: `arn:aws:wafv2:${there}:${ACCOUNT}:global/webacl/a/1`, region: there },
  { action: "route53:CreateQueryLoggingConfig", resource: "arn:aws:route53:::hostedzone/Z1", region: there },
  { action: "ecr-public:CreateRepository", resource: `arn:aws:ecr-public::${ACCOUNT}:repository/r`, region: there },
  { action: "s3:CreateBucket", resource: "arn:aws:s3:::elsewhere", region: "eu-west-2" },
  { action: "ec2:RunInstances", resource: `arn:aws:ec2:${there}:${ACCOUNT}:instance/*`, region: there, by: FOUNDER },
];

/** Called where everything is allowed, and reaching out from there. */
const REACHING: readonly Call[] = [
  { action: "s3:PutReplicationConfiguration", resource: bucket },
  { action: "s3:CreateMultiRegionAccessPoint", resource: `arn:aws:s3::${ACCOUNT}:accesspoint/m.mrap` },
  { action: "kms:ReplicateKey", resource: key, context: { "kms:ReplicaRegion": there } },
  { action: "kms:CreateKey", context: { "kms:MultiRegion": "true" } },
  { action: "secretsmanager:ReplicateSecretToRegions", resource: secret },
  {
    action: "secretsmanager:CreateSecret",
    resource: secret,
    context: { "secretsmanager:AddReplicaRegions": ["eu-west-1", there] },
  },
  { action: "backup:CopyFromBackupVault", resource: point, context: { "backup:CopyTargets": [vault(there)] } },
  { action: "ecr:PutReplicationConfiguration" },
  {
    action: "elasticfilesystem:CreateReplicationConfiguration",
    resource: `arn:aws:elasticfilesystem:eu-south-2:${ACCOUNT}:file-system/fs-1`,
  },
  { action: "dynamodb:CreateTableReplica", resource: `arn:aws:dynamodb:eu-south-2:${ACCOUNT}:table/t` },
  { action: "rds:CreateGlobalCluster", resource: `arn:aws:rds::${ACCOUNT}:global-cluster:g` },
];

const NEEDED: readonly Call[] = [
  { action: "s3:CreateBucket", resource: bucket },
  { action: "s3:PutObject", resource: object },
  { action: "ec2:CreateVpc", resource: `arn:aws:ec2:eu-south-2:${ACCOUNT}:vpc/*` },
  { action: "rds:CreateDBInstance", resource: `arn:aws:rds:eu-south-2:${ACCOUNT}:db:almendro` },
  { action: "eks:CreateCluster" },
  { action: "kms:CreateKey", context: { "kms:MultiRegion": "false" } },
  { action: "kms:ScheduleKeyDeletion", resource: key },
  { action: "acm:RequestCertificate" },
  { action: "wafv2:CreateWebACL", resource: `arn:aws:wafv2:eu-south-2:${ACCOUNT}:regional/webacl/a/1` },
  { action: "secretsmanager:CreateSecret", resource: secret },
  { action: "backup:CreateBackupVault", resource: vault("eu-south-2") },
  { action: "backup:CopyFromBackupVault", resource: point, context: { "backup:CopyTargets": [vault("eu-west-1")] } },
  { action: "backup:CopyIntoBackupVault", resource: vault("eu-west-1"), region: "eu-west-1" },
  { action: "cloudtrail:CreateTrail", resource: `arn:aws:cloudtrail:eu-south-2:${ACCOUNT}:trail/t` },
  { action: "logs:PutRetentionPolicy", resource: `arn:aws:logs:eu-south-2:${ACCOUNT}:log-group:x` },
  { action: "iam:CreateRole", resource: role("almendro-nodes"), region: there },
  { action: "iam:CreateServiceLinkedRole", resource: role("aws-service-role/x/y"), region: there },
  { action: "sts:AssumeRole", resource: role("almendro-nodes"), region: there },
  { action: "account:PutAlternateContact", resource: `arn:aws:account::${ACCOUNT}:account`, region: there },
  { action: "route53:ChangeResourceRecordSets", resource: "arn:aws:route53:::hostedzone/Z1", region: there },
  { action: "budgets:ModifyBudget", resource: `arn:aws:budgets::${ACCOUNT}:budget/b`, region: there },
  { action: "rds:ModifyDBSnapshotAttribute", resource: snapshot, by: "almendro-backup" },
  { action: "iam:PutRolePolicy", resource: role("domicile-deployer"), by: FOUNDER, region: there },
];

const anybody = "operator";
const TAMPERING: readonly Call[] = [
  { action: "organizations:LeaveOrganization", region: there },
  { action: "account:CloseAccount", resource: `arn:aws:account::${ACCOUNT}:account`, region: there },
  { action: "account:EnableRegion", resource: `arn:aws:account::${ACCOUNT}:account`, region: there },
  { action: "s3:ListAllMyBuckets", by: "root" },
  { action: "iam:CreateAccessKey", resource: `arn:aws:iam::${ACCOUNT}:user/u`, region: there },
  { action: "iam:CreateLoginProfile", resource: `arn:aws:iam::${ACCOUNT}:user/u`, region: there },
  { action: "iam:AttachRolePolicy", resource: role("domicile-deployer"), region: there },
  { action: "iam:UpdateAssumeRolePolicy", resource: role("domicile-deployer"), by: anybody, region: there },
  { action: "iam:DeleteRole", resource: role(FOUNDER), region: there },
  { action: "cloudtrail:StopLogging", resource: `arn:aws:cloudtrail:eu-south-2:${ACCOUNT}:trail/t` },
  { action: "cloudtrail:DeleteTrail", resource: `arn:aws:cloudtrail:eu-south-2:${ACCOUNT}:trail/t`, by: anybody },
  { action: "config:StopConfigurationRecorder", by: anybody },
  { action: "guardduty:DeleteDetector", resource: `arn:aws:guardduty:eu-south-2:${ACCOUNT}:detector/d`, by: anybody },
  { action: "securityhub:DisableSecurityHub", by: anybody },
  { action: "logs:DeleteLogGroup", resource: `arn:aws:logs:eu-south-2:${ACCOUNT}:log-group:x`, by: anybody },
  { action: "ec2:DeleteFlowLogs", resource: `arn:aws:ec2:eu-south-2:${ACCOUNT}:vpc-flow-log/fl-1`, by: anybody },
  { action: "kms:ScheduleKeyDeletion", resource: key, by: anybody },
  { action: "s3:PutLifecycleConfiguration", resource: bucket, by: anybody },
  { action: "s3:BypassGovernanceRetention", resource: object },
  { action: "backup:DeleteRecoveryPoint", resource: point },
  { action: "backup:DeleteBackupVault", resource: vault("eu-south-2") },
  { action: "s3:DeleteBucketPolicy", resource: `arn:aws:s3:::domicile-state-${ACCOUNT}-eu-south-2` },
  { action: "rds:ModifyDBSnapshotAttribute", resource: snapshot },
  { action: "ec2:ModifySnapshotAttribute", resource: "arn:aws:ec2:eu-south-2::snapshot/snap-1", by: anybody },
  { action: "ram:CreateResourceShare", context: { "ram:RequestedAllowsExternalPrincipals": "true" } },
  { action: "s3:PutObject", resource: "arn:aws:s3:::a-stranger/x", context: { "aws:ResourceOrgID": "o-theirs" } },
];

describe("what the account itself lets through, under the guardrails of a jurisdiction:", () => {
  test.each(table(OUTSIDE))("%s is denied: it is outside", async (_, call) => {
    expect([await answer(call, null), await answer(call)]).toEqual(["allowed", "denied"]);
  });

  test.each(table(REACHING))("%s is denied: it reaches outside from within", async (_, call) => {
    expect([await answer(call, null), await answer(call)]).toEqual(["allowed", "denied"]);
  });

  test.each(table(NEEDED))("%s is allowed: a tenant is made of it", async (_, call) => {
    expect(await answer(call)).toBe("allowed");
  });

  test.each(table(TAMPERING))("%s is denied: it would undo what guards the account", async (_, call) => {
    expect([await answer(call, null), await answer(call)]).toEqual(["allowed", "denied"]);
  });
});

test("what is denied outside is allowed once the law lets the region be, so that it is the region that is locked", async () => {
  const regional = OUTSIDE.filter(({ by, region }) => by === undefined && region === "eu-west-2");
  expect(regional.length).toBeGreaterThan(0);
  for (const call of regional) expect(await answer(call, [...SPAIN, "eu-west-2"])).toBe("allowed");
});

test("content goes round the world from no jurisdiction, not even from the one in which the worldwide endpoints lie", async () => {
  const american = ["us-east-1", "us-east-2", "us-west-2"];
  for (const action of ["cloudfront:CreateDistribution", "globalaccelerator:CreateAccelerator"]) {
    const call = { action, region: "us-east-1" };
    expect([await answer(call, null), await answer(call, american)]).toEqual(["allowed", "denied"]);
  }
  expect(await answer({ action: "s3:CreateBucket", resource: bucket, region: "us-east-1" }, american)).toBe("allowed");
});

test("of any regions, each is open and every other one of the partition is shut", async () => {
  const codes = regions.filter(({ partition }) => partition === "aws").map(({ code }) => code);
  const lawful = fc.shuffledSubarray(codes, { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(lawful, fc.constantFrom(...codes), async (allowed, region) => {
      const call = { action: "s3:CreateBucket", resource: bucket, region };
      expect(await answer(call, allowed)).toBe(allowed.includes(region) ? "allowed" : "denied");
    }),
    { numRuns: 30 },
  );
});

test("each guardrail is within AWS's size, and with AWS's own no more than a unit takes", () => {
  const widest = regions.map(({ code }) => code).slice(0, 12);
  const planned = planGuardrails("es", widest, REACH);
  expect(planned.map(({ content }) => content.length).filter((length) => length > 5120)).toEqual([]);
  expect(planned).toHaveLength(3);
});
