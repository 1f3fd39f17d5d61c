import { type Kind, type Scene, uses } from "../kinds/index.ts";
import { Refused } from "../protocol/index.ts";
import { text } from "../world/index.ts";
import { arn } from "./arn.ts";
import { ROLE } from "./iam.ts";
import { KEY, policyOf } from "./kms.ts";
import { LOG_GROUP } from "./logs.ts";
import { admitsService } from "./policy.ts";
import { BUCKET, bucketPolicy } from "./s3/index.ts";
import { matches } from "./wellformed.ts";

const SERVICE = "cloudtrail.amazonaws.com";
/** Trails that a region has room for; nobody can have that raised. */
const MOST = 5;

const trail: Kind = {
  type: "aws:cloudtrail/trail:Trail",
  schema: "AWS::CloudTrail::Trail",
  name: { property: "name", max: 128 },
  defaults: {
    enableLogging: true,
    enableLogFileValidation: false,
    includeGlobalServiceEvents: true,
    isMultiRegionTrail: false,
    isOrganizationTrail: false,
  },
  refs: {
    s3BucketName: uses(BUCKET),
    kmsKeyId: uses(KEY),
    cloudWatchLogsGroupArn: uses(LOG_GROUP),
    cloudWatchLogsRoleArn: uses(ROLE),
  },
  unique: [{ by: ["name"], code: "TrailAlreadyExistsException" }],
  check: (inputs) =>
    matches(inputs, "name", /^[a-zA-Z0-9](?!.*[._-]{2})[\w.-]{1,126}[a-zA-Z0-9]$/, "3 to 128 of a-z, 0-9, ._-"),
  accept: (scene, before) => {
    if (before === null && scene.all(trail.type).length >= MOST)
      throw new Refused("MaximumNumberOfTrailsExceededException", `A region has room for ${MOST} trails.`);
    combine(scene);
    mayWrite(scene);
    mayEncrypt(scene);
    maySendOn(scene);
  },
  id: (scene) => arn(scene.place, "cloudtrail", `trail/${scene.text("name")}`),
  arn: (_, id) => id,
  facts: ({ place }) => ({ homeRegion: place.region, snsTopicArn: "" }),
};

/** What CloudTrail doesn't take together. */
function combine({ settings }: Scene): void {
  const refuse = (code: string, says: string): never => {
    throw new Refused(code, says);
  };
  if (settings.isMultiRegionTrail === true && settings.includeGlobalServiceEvents === false)
    refuse("InvalidParameterCombinationException", "A trail of all regions takes worldwide events, too.");
  if (settings.eventSelectors !== undefined && settings.advancedEventSelectors !== undefined)
    refuse("InvalidEventSelectorsException", "A trail has event selectors or advanced ones, not both.");
  if ((settings.cloudWatchLogsGroupArn === undefined) !== (settings.cloudWatchLogsRoleArn === undefined))
    refuse("InvalidCloudWatchLogsLogGroupArnException", "A log group needs a role to write to it, and a role a group.");
}

/** CloudTrail writes only where the bucket's policy lets it in. */
function mayWrite(scene: Scene): void {
  const bucket = scene.text("s3BucketName");
  if (!admitsService(bucketPolicy(scene, bucket) || "{}", SERVICE))
    throw new Refused("InsufficientS3BucketPolicyException", `The policy of ${bucket} does not let ${SERVICE} write.`);
}

/** And under a key that lets it in and lies where the bucket is. */
function mayEncrypt(scene: Scene): void {
  const key = scene.find(KEY, scene.text("kmsKeyId"));
  if (key === undefined) return;
  if (!admitsService(policyOf(scene, key), SERVICE))
    throw new Refused(
      "InsufficientEncryptionPolicyException",
      `The policy of key ${key.id} does not let ${SERVICE} use it.`,
    );
  const home = scene.find(BUCKET, scene.text("s3BucketName"))?.region;
  if (home !== key.region)
    throw new Refused(
      "KmsException",
      `Key ${key.id} is in ${key.region} and the bucket in ${home}: they must share one.`,
    );
}

/** And sends on what it writes only by a role that trusts it, without asking for whom it comes: it doesn't say. */
function maySendOn(scene: Scene): void {
  const role = scene.find(ROLE, scene.text("cloudWatchLogsRoleArn"));
  if (role === undefined) return;
  const trust = text(role, "assumeRolePolicy");
  if (!admitsService(trust, SERVICE) || /"aws:Source(Account|Arn)"/.test(trust))
    throw new Refused("InvalidCloudWatchLogsRoleArnException", `Role ${role.id} does not trust ${SERVICE}.`);
}

export const cloudTrail = [trail];
