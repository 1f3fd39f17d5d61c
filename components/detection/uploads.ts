import { guardduty, iam } from "@pulumi/aws";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import {
  allow,
  arn,
  document,
  type LogBucket,
  type Place,
  type Statement,
  serviceHost,
  type Tags,
  trust,
} from "../shared/index.ts";

/** A bucket into which people put files. */
export interface Inbox {
  /** What it is for, e.g. `files`. */
  readonly purpose: string;
  /** Its ARN, known beforehand. */
  readonly arn: string;
  readonly bucket: LogBucket;
}

interface UploadArgs {
  readonly inboxes: readonly Inbox[];
  readonly place: Place;
  readonly tags: Tags;
}

const SCANNER = "malware-protection-plan.guardduty.amazonaws.com";

/**
 * Has every file scanned as it comes in and marked with the result; what is marked as infected the bucket hands to
 * nobody.
 */
export function scanUploads(name: string, { inboxes, place, tags }: UploadArgs, child: CustomResourceOptions): void {
  const scan = `${name}-upload-scan`;
  const role = new iam.Role(scan, { name: scan, assumeRolePolicy: trust(SCANNER, place.account), tags }, child);
  const policy = planScan(
    place,
    inboxes.map((inbox) => inbox.arn),
  );
  const right = new iam.RolePolicy(scan, { name: "scan", role: role.name, policy }, child);
  for (const { purpose, bucket } of inboxes) {
    const protectedResource = { s3Bucket: { bucketName: bucket.name } };
    new guardduty.MalwareProtectionPlan(
      `${name}-${purpose}`,
      { role: role.arn, protectedResource, actions: [{ taggings: [{ status: "ENABLED" }] }], tags },
      { ...child, dependsOn: [right, bucket.policy] },
    );
  }
}

/** What the scan may do: hear of what comes in, read it, mark it; as AWS documents it for each bucket. */
function planScan(place: Place, buckets: readonly string[]): string {
  const files = buckets.map((bucket) => `${bucket}/*`);
  return document(
    ...hearing(place),
    allow("HearOfUploads", ["s3:GetBucketNotification", "s3:PutBucketNotification", "s3:ListBucket"], buckets),
    allow("Read", ["s3:GetObject", "s3:GetObjectVersion"], files),
    allow(
      "Mark",
      ["s3:GetObjectTagging", "s3:GetObjectVersionTagging", "s3:PutObjectTagging", "s3:PutObjectVersionTagging"],
      files,
    ),
    allow(
      "ProveItself",
      ["s3:PutObject"],
      buckets.map((bucket) => `${bucket}/malware-protection-resource-validation-object`),
    ),
    {
      ...allow("UnderTheTenantsKey", ["kms:Decrypt", "kms:GenerateDataKey"], [arn(place, "kms", "key/*")]),
      Condition: { StringEquals: { "kms:ViaService": serviceHost(place, "s3") } },
    },
  );
}

/** The rule by which S3 tells of uploads is GuardDuty's own, and nobody else's. */
function hearing(place: Place): Statement[] {
  const Resource = arn(place, "events", "rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*");
  return [
    {
      Sid: "KeepItsOwnRule",
      Effect: "Allow",
      Action: ["events:DeleteRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets"],
      Resource,
      Condition: { StringEquals: { "events:ManagedBy": SCANNER } },
    },
    { Sid: "SeeItsOwnRule", Effect: "Allow", Action: ["events:DescribeRule", "events:ListTargetsByRule"], Resource },
  ];
}
