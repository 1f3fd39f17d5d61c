import type { Kind, Scene } from "../kinds/index.ts";
import { Refused } from "../protocol/index.ts";
import { capitals } from "../world/index.ts";
import { arn } from "./arn.ts";
import { ROLE } from "./iam.ts";
import { matches } from "./wellformed.ts";

/** The role AWS makes for a service the first time an account uses it, and keeps. */
export function serviceLinkedRole(scene: Scene, service: string, name: string): void {
  if (scene.find(ROLE, name) === undefined) scene.make(ROLE, name, { name, path: `/aws-service-role/${service}/` });
}

/** A role that its service alone can change, made before the service needs it. */
export const linkedRole: Kind = {
  type: "aws:iam/serviceLinkedRole:ServiceLinkedRole",
  schema: "AWS::IAM::ServiceLinkedRole",
  global: true,
  replaceOn: { awsServiceName: "a role is its service's", customSuffix: "a role is its service's" },
  unique: [{ by: ["awsServiceName", "customSuffix"], code: "InvalidInput" }],
  check: (inputs) => {
    const known = [...LINKED.keys()].join(", ");
    return matches(inputs, "awsServiceName", new RegExp(`^(${known.replaceAll(", ", "|")})$`), `one of ${known}`);
  },
  accept: (scene, before) => {
    const name = LINKED.get(scene.text("awsServiceName")) ?? "";
    if (before === null && scene.find(ROLE, name) !== undefined)
      throw new Refused("InvalidInput", `Service role name ${name} has been taken in this account.`);
  },
  id: (scene) => linkedArn(scene),
  arn: (scene) => linkedArn(scene),
  facts: (scene, _, before) => ({
    name: LINKED.get(scene.text("awsServiceName")) ?? "",
    path: `/aws-service-role/${scene.text("awsServiceName")}/`,
    createDate: before?.facts.createDate ?? scene.now.toISOString(),
    uniqueId: before?.facts.uniqueId ?? `AROA${capitals(17)}`,
  }),
  settle: (scene, { facts }) => serviceLinkedRole(scene, scene.text("awsServiceName"), String(facts.name)),
  end: (scene, { facts }) => {
    const role = scene.find(ROLE, String(facts.name));
    if (role !== undefined) scene.drop(role);
    return null;
  },
};

/** What AWS calls the role of each service that has one. */
const LINKED: ReadonlyMap<string, string> = new Map([
  ["autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling"],
  ["backup.amazonaws.com", "AWSServiceRoleForBackup"],
  ["config.amazonaws.com", "AWSServiceRoleForConfig"],
  ["eks.amazonaws.com", "AWSServiceRoleForAmazonEKS"],
  ["eks-nodegroup.amazonaws.com", "AWSServiceRoleForAmazonEKSNodegroup"],
  ["elasticloadbalancing.amazonaws.com", "AWSServiceRoleForElasticLoadBalancing"],
  ["network-firewall.amazonaws.com", "AWSServiceRoleForNetworkFirewall"],
  ["rds.amazonaws.com", "AWSServiceRoleForRDS"],
]);

function linkedArn(scene: Scene): string {
  const service = scene.text("awsServiceName");
  return arn(scene.place, "iam", `role/aws-service-role/${service}/${LINKED.get(service)}`);
}
