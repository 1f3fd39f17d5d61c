import { type Kind, partOf, type Scene, uses } from "../kinds/index.ts";
import { isMap, Refused } from "../protocol/index.ts";
import { hex, type Thing, text } from "../world/index.ts";
import { arn } from "./arn.ts";
import { ROLE } from "./iam.ts";
import { admitsService } from "./policy.ts";
import { BUCKET } from "./s3/index.ts";
import { oneOf } from "./wellformed.ts";

const DETECTOR = "aws:guardduty/detector:Detector";
const SCANNER = "malware-protection-plan.guardduty.amazonaws.com";

const detector: Kind = {
  type: DETECTOR,
  schema: "AWS::GuardDuty::Detector",
  defaults: { enable: true },
  missing: "BadRequestException",
  check: (inputs) => oneOf(inputs, "findingPublishingFrequency", ["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"]),
  accept: (scene, before) => {
    if (before === null && scene.all(DETECTOR).length > 0)
      throw new Refused("BadRequestException", "A detector already exists for the current account.");
  },
  id: () => hex(32),
  arn: ({ place }, id) => arn(place, "guardduty", `detector/${id}`),
  facts: ({ place, settings }) => ({
    accountId: place.account,
    findingPublishingFrequency: settings.findingPublishingFrequency ?? "SIX_HOURS",
  }),
};

const feature: Kind = {
  type: "aws:guardduty/detectorFeature:DetectorFeature",
  refs: { detectorId: partOf(DETECTOR) },
  replaceOn: { detectorId: "a feature is its detector's", name: "a feature is its name" },
  check: (inputs) => [
    ...oneOf(inputs, "status", ["ENABLED", "DISABLED"]),
    ...oneOf(inputs, "name", [
      "S3_DATA_EVENTS",
      "EKS_AUDIT_LOGS",
      "EBS_MALWARE_PROTECTION",
      "RDS_LOGIN_EVENTS",
      "EKS_RUNTIME_MONITORING",
      "LAMBDA_NETWORK_LOGS",
      "RUNTIME_MONITORING",
    ]),
  ],
  id: (scene) => `${scene.text("detectorId")}/${scene.text("name")}`,
};

const plan: Kind = {
  type: "aws:guardduty/malwareProtectionPlan:MalwareProtectionPlan",
  schema: "AWS::GuardDuty::MalwareProtectionPlan",
  refs: { role: uses(ROLE), "protectedResource.s3Bucket.bucketName": uses(BUCKET) },
  updates: { role: "the provider updates the plan's role" },
  missing: "ResourceNotFoundException",
  accept: (scene, before) => {
    const role = scene.find(ROLE, scene.text("role"));
    if (role !== undefined && !admitsService(text(role, "assumeRolePolicy"), SCANNER))
      throw new Refused("BadRequestException", `Role ${role.id} does not trust ${SCANNER}.`);
    const bucket = bucketOf(scene);
    if (before === null && scene.all(plan.type).some((other) => bucketOf(other) === bucket))
      throw new Refused("ConflictException", `There is a malware protection plan for ${String(bucket)} already.`);
  },
  id: () => hex(20),
  arn: ({ place }, id) => arn(place, "guardduty", `malware-protection-plan/${id}`),
  facts: ({ now }, _, before) => ({ createdAt: before?.facts.createdAt ?? now.toISOString(), status: "ACTIVE" }),
};

function bucketOf({ settings: { protectedResource } }: Pick<Scene | Thing, "settings">) {
  const bucket = isMap(protectedResource) ? protectedResource.s3Bucket : undefined;
  return isMap(bucket) ? bucket.bucketName : undefined;
}

/** GuardDuty: one detector a region, its features, and the scan of what comes into a bucket. */
export const guardDuty = [detector, feature, plan];
