import { kms, s3 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Place, Tags } from "../shared/index.ts";
import { STATE_KEY, stateBucketOf } from "./state-name.ts";
import { planStateKey, planStatePolicy } from "./state-policy.ts";

export interface StateArgs {
  readonly place: Place;
  /** Name of the role that alone reads and writes it. */
  readonly deployer: string;
  readonly tags: Tags;
}

/** Days for which an earlier state can be brought back. */
const EARLIER_DAYS = 365;

/** Where the record of what was built lies, and the key to its secrets. Both outlive everything that was built. */
export function createState({ place, deployer, tags }: StateArgs, child: pulumi.CustomResourceOptions): void {
  const opts = { ...child, retainOnDelete: true };
  const name = stateBucketOf(place);
  const key = new kms.Key(
    name,
    {
      description: "record of what was built, and its secrets",
      policy: planStateKey(place, deployer),
      multiRegion: false,
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      tags,
    },
    opts,
  );
  new kms.Alias(name, { name: STATE_KEY, targetKeyId: key.keyId }, opts);
  const { bucket } = new s3.Bucket(name, { bucket: name, forceDestroy: false, tags }, opts);
  new s3.BucketOwnershipControls(name, { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } }, opts);
  new s3.BucketPublicAccessBlock(name, { bucket, ...CLOSED }, opts);
  const sealed = { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn };
  const rules = [{ applyServerSideEncryptionByDefault: sealed, bucketKeyEnabled: true }];
  new s3.BucketServerSideEncryptionConfiguration(name, { bucket, rules }, opts);
  const versions = new s3.BucketVersioning(name, { bucket, versioningConfiguration: { status: "Enabled" } }, opts);
  new s3.BucketLifecycleConfiguration(name, { bucket, rules: [EARLIER] }, { ...opts, dependsOn: [versions] });
  new s3.BucketPolicy(name, { bucket, policy: planStatePolicy(place, deployer) }, opts);
}

const CLOSED = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };

const EARLIER = {
  id: "earlier-states",
  status: "Enabled",
  filter: { prefix: "" },
  noncurrentVersionExpiration: { noncurrentDays: EARLIER_DAYS },
  abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
};
