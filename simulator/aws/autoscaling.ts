import { type Kind, partOf, uses } from "../kinds/index.ts";
import { text, uuid } from "../world/index.ts";
import { arn } from "./arn.ts";
import { TARGET_GROUP } from "./balancer.ts";
import { LAUNCH_TEMPLATE, SUBNET } from "./ec2/index.ts";
import { NODE_GROUP } from "./eks/tokens.ts";
import { exactlyOne } from "./wellformed.ts";

export const AUTOSCALING_GROUP = "aws:autoscaling/group:Group";

/** Made by EKS for each node group, and gone with it; programs of ours declare none. */
const group: Kind = {
  type: AUTOSCALING_GROUP,
  schema: "AWS::AutoScaling::AutoScalingGroup",
  name: { property: "name", max: 255 },
  refs: { nodeGroup: partOf(NODE_GROUP), vpcZoneIdentifiers: uses(SUBNET), "launchTemplate.id": uses(LAUNCH_TEMPLATE) },
  unique: [{ by: ["name"], code: "AlreadyExists" }],
  missing: "ValidationError",
  id: (scene) => scene.text("name"),
  arn: (scene, id) => arn(scene.place, "autoscaling", `autoScalingGroup:${uuid()}:autoScalingGroupName/${id}`),
};

const ends = ["autoscalingGroupName", "lbTargetGroupArn", "elb"];

const attachment: Kind = {
  type: "aws:autoscaling/attachment:Attachment",
  replaceOn: {
    autoscalingGroupName: "an attachment is its ends",
    lbTargetGroupArn: "an attachment is its ends",
    elb: "an attachment is its ends",
  },
  refs: { autoscalingGroupName: partOf(AUTOSCALING_GROUP), lbTargetGroupArn: partOf(TARGET_GROUP) },
  check: (inputs) => exactlyOne(inputs, ["lbTargetGroupArn", "elb"]),
  // What is attached twice is attached once.
  id: (scene) =>
    scene.all(attachment.type).find((it) => ends.every((end) => text(it, end) === scene.text(end)))?.id ??
    `${scene.text("autoscalingGroupName")}-${uuid().replaceAll("-", "").slice(0, 26)}`,
};

export const autoscaling = [group, attachment];
