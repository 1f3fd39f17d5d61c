import type { Kind, Scene } from "../kinds/index.ts";
import { Refused } from "../protocol/index.ts";
import { capitals } from "../world/index.ts";
import { arn } from "./arn.ts";
import { ROLE } from "./iam.ts";
import { matches } from "./wellformed.ts";

const TYPE = "aws:iam/serviceLinkedRole:ServiceLinkedRole";

/** The role AWS makes for a service the first time an account uses it, and keeps; whoever declares it later finds it. */
export function serviceLinkedRole(scene: Scene, service: string, name: string): void {
  if (scene.find(ROLE, name) !== undefined) return;
  makeRole(scene, service, name);
  if (LINKED.get(service) === name)
    scene.make(TYPE, linkedArn(scene, service), { awsServiceName: service }, told(scene, service));
}

function makeRole(scene: Scene, service: string, name: string): void {
  scene.make(ROLE, name, { name, path: pathOf(service) });
}

/** A role that its service alone can change, made before the service needs it. */
export const linkedRole: Kind = {
  type: TYPE,
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
  id: (scene) => linkedArn(scene, scene.text("awsServiceName")),
  arn: (scene) => linkedArn(scene, scene.text("awsServiceName")),
  facts: (scene, _, before) => before?.facts ?? told(scene, scene.text("awsServiceName")),
  settle: (scene, { facts }) => makeRole(scene, scene.text("awsServiceName"), String(facts.name)),
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

const pathOf = (service: string): string => `/aws-service-role/${service}/`;

/** What AWS tells of a role that nobody says. */
function told({ now }: Scene, service: string) {
  const uniqueId = `AROA${capitals(17)}`;
  return { name: LINKED.get(service) ?? "", path: pathOf(service), createDate: now.toISOString(), uniqueId };
}

function linkedArn(scene: Scene, service: string): string {
  return arn({ ...scene.place, region: "global" }, "iam", `role/aws-service-role/${service}/${LINKED.get(service)}`);
}
