import { type Kind, partOf, type Scene, uses } from "../../kinds/index.ts";
import { isMap, Refused } from "../../protocol/index.ts";
import { property, text } from "../../world/index.ts";
import { KEY } from "../kms.ts";
import { isJson } from "../wellformed.ts";
import { BUCKET } from "./bucket.ts";

/** One setting of a bucket: a bucket has it at most once, and it goes with the bucket. */
function setting(type: string, special: Partial<Kind> = {}): Kind {
  const [, path = ""] = type.split(":");
  return {
    type,
    replaceOn: { bucket: "a setting is its bucket's" },
    unique: [{ by: ["bucket"], code: `${path.split("/")[1]} is set already` }],
    id: (scene) => scene.text("bucket"),
    ...special,
    refs: { bucket: partOf(BUCKET), ...special.refs },
  };
}

const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";

const objectLock = setting("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", {
  defaults: { objectLockEnabled: "Enabled" },
  accept: (scene) => {
    const bucket = scene.find(BUCKET, scene.text("bucket"));
    const lockable = (bucket !== undefined && property(bucket, "objectLockEnabled") === true) || isVersioned(scene);
    if (!lockable)
      throw new Refused("InvalidBucketState", `${scene.text("bucket")} keeps no versions: a lock needs them.`);
  },
});

function isVersioned(scene: Scene): boolean {
  const versions = scene.all(VERSIONING).find(({ id }) => id === scene.text("bucket"))
    ?.settings.versioningConfiguration;
  return isMap(versions) && versions.status === "Enabled";
}

const versioning = setting(VERSIONING, {
  accept: (scene) => {
    const bucket = scene.find(BUCKET, scene.text("bucket"));
    const { versioningConfiguration: wanted } = scene.settings;
    const locked = bucket !== undefined && property(bucket, "objectLockEnabled") === true;
    if (locked && isMap(wanted) && wanted.status !== "Enabled")
      throw new Refused("InvalidBucketState", "Object lock is on: versioning can't be suspended.");
  },
});

/** The policy of a bucket; empty when it has none. */
export function bucketPolicy(scene: Scene, bucket: string): string {
  const policy = scene.all(POLICY).find(({ id }) => id === bucket);
  return policy === undefined ? "" : text(policy, "policy");
}

export const settingKinds = [
  versioning,
  objectLock,
  setting(POLICY, {
    schema: "AWS::S3::BucketPolicy",
    check: (inputs) => isJson(inputs, "policy"),
  }),
  setting("aws:s3/bucketOwnershipControls:BucketOwnershipControls"),
  setting("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
    defaults: {
      blockPublicAcls: false,
      blockPublicPolicy: false,
      ignorePublicAcls: false,
      restrictPublicBuckets: false,
    },
  }),
  setting("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", {
    refs: { "rules.applyServerSideEncryptionByDefault.kmsMasterKeyId": uses(KEY) },
  }),
  setting("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", {
    defaults: { transitionDefaultMinimumObjectSize: "all_storage_classes_128K" },
  }),
  setting("aws:s3/bucketLogging:BucketLogging", { refs: { targetBucket: uses(BUCKET) } }),
  setting("aws:s3/bucketNotification:BucketNotification", { unique: [] }),
];
