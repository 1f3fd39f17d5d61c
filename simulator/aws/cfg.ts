import { holds, type Kind, type Scene, uses } from "../kinds/index.ts";
import { Refused } from "../protocol/index.ts";
import { admitsService } from "./policy.ts";
import { BUCKET, bucketPolicy } from "./s3/index.ts";

const RECORDER = "aws:cfg/recorder:Recorder";
const CHANNEL = "aws:cfg/deliveryChannel:DeliveryChannel";
const STATUS = "aws:cfg/recorderStatus:RecorderStatus";
const SERVICE = "config.amazonaws.com";

/** One of a kind is all that a region takes. */
function alone(scene: Scene, type: string, code: string, before: unknown): void {
  if (before === null && scene.all(type).length > 0) throw new Refused(code, "There is one in this region already.");
}

const recorder: Kind = {
  type: RECORDER,
  schema: "AWS::Config::ConfigurationRecorder",
  defaults: { name: "default" },
  replaceOn: { name: "a recorder is its name" },
  accept: (scene, before) => alone(scene, RECORDER, "MaxNumberOfConfigurationRecordersExceededException", before),
  id: (scene) => scene.text("name"),
};

const channel: Kind = {
  type: CHANNEL,
  schema: "AWS::Config::DeliveryChannel",
  defaults: { name: "default" },
  replaceOn: { name: "a channel is its name" },
  refs: { s3BucketName: uses(BUCKET) },
  accept: (scene, before) => {
    alone(scene, CHANNEL, "MaxNumberOfDeliveryChannelsExceededException", before);
    if (scene.all(RECORDER).length === 0)
      throw new Refused("NoAvailableConfigurationRecorderException", "There is no recorder to deliver for.");
    const bucket = scene.text("s3BucketName");
    if (!admitsService(bucketPolicy(scene, bucket) || "{}", SERVICE))
      throw new Refused(
        "InsufficientDeliveryPolicyException",
        `The policy of ${bucket} does not let ${SERVICE} write.`,
      );
  },
  id: (scene) => scene.text("name"),
  end: (scene) => {
    if (scene.all(STATUS).some(({ settings }) => settings.isEnabled === true))
      throw new Refused("LastDeliveryChannelDeleteFailedException", "The recorder still runs.");
    return null;
  },
};

const status: Kind = {
  type: STATUS,
  replaceOn: { name: "it is one recorder's" },
  refs: { name: holds(RECORDER) },
  accept: (scene) => {
    if (scene.settings.isEnabled === true && scene.all(CHANNEL).length === 0)
      throw new Refused("NoAvailableDeliveryChannelException", "There is no channel to deliver to.");
  },
  id: (scene) => scene.text("name"),
};

/** AWS Config: one recorder a region, where it delivers to, and whether it runs. */
export const config = [recorder, channel, status];
