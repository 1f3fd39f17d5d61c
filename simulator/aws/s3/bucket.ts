import type { Kind, Scene } from "../../kinds/index.ts";
import { type Failure, Refused, type Values } from "../../protocol/index.ts";
import { capitals, type Thing, text } from "../../world/index.ts";
import { suffixOf } from "../arn.ts";

export const BUCKET = "aws:s3/bucket:Bucket";
/** Objects come from whoever uses the bucket; tests put them there. */
const OBJECT = "aws:s3/bucketObject:BucketObject";

const bucket: Kind = {
  type: BUCKET,
  schema: "AWS::S3::Bucket",
  name: { property: "bucket", max: 63, lower: true },
  partitionWide: true,
  defaults: { forceDestroy: false },
  replaceOn: { bucketPrefix: "S3 can't rename a bucket", bucketNamespace: "S3 can't rename a bucket" },
  updates: { objectLockEnabled: "a versioned bucket can be given the lock later" },
  missing: "NoSuchBucket",
  inUse: "BucketNotEmpty",
  check: ({ bucket: name }) => wellNamed(name),
  accept: (scene, before) => {
    const taken = scene.everywhere(BUCKET).find((thing) => thing.id === scene.text("bucket"));
    if (before === null && taken !== undefined)
      throw new Refused(
        taken.account === scene.place.account ? "BucketAlreadyOwnedByYou" : "BucketAlreadyExists",
        `There is a bucket ${taken.id} already; names are shared by all accounts of ${scene.place.partition}.`,
      );
  },
  id: (scene) => scene.text("bucket"),
  arn: ({ place }, id) => `arn:${place.partition}:s3:::${id}`,
  facts: ({ place, settings }, id, before) => {
    const suffix = suffixOf(place.partition);
    return {
      bucketPrefix: "",
      bucketRegion: place.region,
      bucketDomainName: `${id}.s3.${suffix}`,
      bucketRegionalDomainName: `${id}.s3.${place.region}.${suffix}`,
      hostedZoneId: before?.facts.hostedZoneId ?? `Z${capitals(13)}`,
      objectLockEnabled: settings.objectLockEnabled ?? false,
      requestPayer: "BucketOwner",
    };
  },
  end: (scene, thing) => {
    empty(scene, thing);
    return null;
  },
};

/** Only an empty bucket goes; `forceDestroy` empties it first, which a lock on an object forbids. */
function empty(scene: Scene, thing: Thing): void {
  const objects = scene.all(OBJECT).filter((object) => text(object, "bucket") === thing.id);
  const locked = objects.find((object) => text(object, "objectLockRetainUntilDate") > scene.now.toISOString());
  if (locked !== undefined)
    throw new Refused(
      "AccessDenied",
      `${thing.id} has objects locked until ${text(locked, "objectLockRetainUntilDate")}.`,
    );
  if (objects.length > 0 && scene.settings.forceDestroy !== true)
    throw new Refused("BucketNotEmpty", `${thing.id} has ${objects.length} objects: empty it first.`);
  for (const object of objects) scene.drop(object);
}

function wellNamed(name: Values[string]): Failure[] {
  const fits = (text: string) => /^[a-z0-9](?!.*\.\.)[a-z0-9.-]{1,61}[a-z0-9]$/.test(text) && !text.startsWith("xn--");
  return typeof name !== "string" || fits(name)
    ? []
    : [{ property: "bucket", reason: `must be 3 to 63 lower-case letters, digits, dots and dashes, got '${name}'` }];
}

const object: Kind = {
  type: OBJECT,
  replaceOn: { bucket: "an object stays where it is", key: "an object stays where it is" },
  id: (scene) => `${scene.text("bucket")}/${scene.text("key")}`,
  arn: ({ place }, id) => `arn:${place.partition}:s3:::${id}`,
};

export const bucketKinds = [bucket, object];
