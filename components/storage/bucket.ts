import { s3 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { BACKED_UP, type LogBucket, type Place, type Tags } from "../shared/index.ts";
import type { BucketPlan, Cleanup } from "./buckets.ts";
import { planBucketPolicy } from "./policy.ts";

interface BucketArgs {
  readonly place: Place;
  readonly keyArn: pulumi.Input<string> | null;
  readonly emptied?: boolean;
  readonly tags: Tags;
}

/** Days after which an upload that was never finished goes. */
const UNFINISHED_DAYS = 7;

/** One bucket with everything that keeps it closed. A locked one, and what guards it, outlives the stack. */
export function createBucket(
  resource: string,
  plan: BucketPlan,
  args: BucketArgs,
  child: pulumi.CustomResourceOptions,
): LogBucket {
  const opts = { ...child, retainOnDelete: plan.lockedDays !== null };
  const tags = plan.backedUp ? { ...args.tags, ...BACKED_UP } : args.tags;
  const locked = plan.lockedDays !== null;
  const forceDestroy = args.emptied === true && !locked;
  const created = new s3.Bucket(resource, { bucket: plan.bucket, objectLockEnabled: locked, forceDestroy, tags }, opts);
  const { bucket } = created;
  new s3.BucketOwnershipControls(resource, { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } }, opts);
  new s3.BucketPublicAccessBlock(resource, { bucket, ...CLOSED }, opts);
  new s3.BucketServerSideEncryptionConfiguration(resource, { bucket, rules: [encryption(args.keyArn)] }, opts);
  const versions = new s3.BucketVersioning(resource, { bucket, versioningConfiguration: { status: "Enabled" } }, opts);
  const after = { ...opts, dependsOn: [versions] };
  new s3.BucketLifecycleConfiguration(resource, { bucket, rules: [...plan.cleanup.map(cleanup), LEFTOVERS] }, after);
  const policy = new s3.BucketPolicy(resource, { bucket, policy: planBucketPolicy(plan, args.place) }, opts);
  if (plan.lockedDays !== null)
    new s3.BucketObjectLockConfiguration(resource, { bucket, rule: lock(plan.lockedDays) }, after);
  return { name: bucket, arn: created.arn, policy };
}

const CLOSED = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };

function encryption(keyArn: BucketArgs["keyArn"]) {
  return {
    applyServerSideEncryptionByDefault:
      keyArn === null ? { sseAlgorithm: "AES256" } : { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
    bucketKeyEnabled: keyArn !== null,
  };
}

function cleanup({ id, prefix, days, recoverableDays }: Cleanup) {
  return {
    id,
    status: "Enabled",
    filter: { prefix },
    ...(days === undefined ? {} : { expiration: { days } }),
    noncurrentVersionExpiration: { noncurrentDays: recoverableDays },
  };
}

/** What nobody sees: the marks of deleted files, and uploads that were never finished. */
const LEFTOVERS = {
  id: "leftovers",
  status: "Enabled",
  filter: { prefix: "" },
  expiration: { expiredObjectDeleteMarker: true },
  abortIncompleteMultipartUpload: { daysAfterInitiation: UNFINISHED_DAYS },
};

function lock(days: number) {
  return { defaultRetention: { mode: "COMPLIANCE", days } };
}
