import { holds, type Kind, type Scene, uses } from "../../kinds/index.ts";
import { isMap, Refused, type Values } from "../../protocol/index.ts";
import { type Thing, text, uuid } from "../../world/index.ts";
import { arn, principalOf } from "../arn.ts";
import { AUTOSCALING_GROUP } from "../autoscaling.ts";
import { LAUNCH_TEMPLATE, SUBNET } from "../ec2/index.ts";
import { ROLE } from "../iam.ts";
import { serviceLinkedRole } from "../linked-roles.ts";
import { matches, oneOf } from "../wellformed.ts";
import { letNodesIn, shutNodesOut } from "./access.ts";
import { ADDON, CLUSTER, NODE_GROUP } from "./tokens.ts";
import { mustTrust } from "./trust.ts";

export const nodeGroup: Kind = {
  type: NODE_GROUP,
  schema: "AWS::EKS::Nodegroup",
  name: { property: "nodeGroupName", max: 63 },
  replaceOn: {
    nodeRoleArn: "EKS can't change it",
    subnetIds: "EKS can't move nodes",
    nodeGroupNamePrefix: "EKS can't rename a group",
  },
  refs: {
    clusterName: holds(CLUSTER),
    nodeRoleArn: uses(ROLE),
    subnetIds: holds(SUBNET),
    "launchTemplate.id": uses(LAUNCH_TEMPLATE),
  },
  unique: [{ by: ["clusterName", "nodeGroupName"], code: "ResourceInUseException" }],
  volatile: ["releaseVersion"],
  check: (inputs) => [
    ...matches(inputs, "nodeGroupName", /^[0-9A-Za-z][\w-]{0,62}$/, "1 to 63 letters, digits, - and _"),
    ...oneOf(inputs, "capacityType", ["ON_DEMAND", "SPOT", "CAPACITY_BLOCK"]),
    ...sized(inputs),
  ],
  accept: (scene) => {
    mustTrust(scene, scene.text("nodeRoleArn"), principalOf(scene.place, "ec2"));
    notAhead(scene);
    ofOneVersion(scene);
    canJoin(scene);
  },
  id: (scene) => `${scene.text("clusterName")}:${scene.text("nodeGroupName")}`,
  arn: (scene, id) => arn(scene.place, "eks", `nodegroup/${id.replace(":", "/")}/${uuid()}`),
  facts: (scene, _, before) => ({
    ...(before?.facts ?? born(scene)),
    version: scene.text("version") || clusterVersion(scene),
    releaseVersion: `${scene.text("version") || clusterVersion(scene)}-simulated`,
    capacityType: scene.settings.capacityType ?? "ON_DEMAND",
    diskSize: scene.settings.diskSize ?? 20,
  }),
  settle: (scene, thing, before) => {
    if (before !== null) return;
    serviceLinkedRole(scene, "eks-nodegroup.amazonaws.com", "AWSServiceRoleForAmazonEKSNodegroup");
    serviceLinkedRole(scene, "autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling");
    letNodesIn(scene);
    const { subnetIds, scalingConfig } = thing.settings;
    const name = scalingGroupOf(thing);
    scene.make(AUTOSCALING_GROUP, name, {
      name,
      vpcZoneIdentifiers: subnetIds ?? [],
      ...(scalingConfig as Values),
      nodeGroup: thing.id,
    });
  },
  end: (scene, thing) => {
    const { clusterName, nodeRoleArn } = thing.settings;
    const others = scene
      .all(NODE_GROUP)
      .filter((group) => group.id !== thing.id && group.settings.nodeRoleArn === nodeRoleArn);
    if (others.length === 0) shutNodesOut(scene, String(clusterName), String(nodeRoleArn));
    return null;
  },
};

function born(scene: Scene): Values {
  const name = `eks-${scene.text("nodeGroupName")}-${uuid()}`;
  return {
    status: "ACTIVE",
    nodeGroupNamePrefix: "",
    resources: [{ autoscalingGroups: [{ name }], remoteAccessSecurityGroupId: "" }],
  };
}

function scalingGroupOf(thing: Thing): string {
  const [resource] = thing.facts.resources as readonly { autoscalingGroups: readonly { name: string }[] }[];
  return resource?.autoscalingGroups[0]?.name ?? "";
}

function sized({ scalingConfig }: Values) {
  if (!isMap(scalingConfig)) return [];
  const { minSize, desiredSize, maxSize } = scalingConfig;
  const fits = Number(minSize) <= Number(desiredSize) && Number(desiredSize) <= Number(maxSize);
  const known = [minSize, desiredSize, maxSize].every((size) => typeof size === "number");
  return !known || fits ? [] : [{ property: "scalingConfig", reason: "minSize ≤ desiredSize ≤ maxSize must hold" }];
}

function clusterVersion(scene: Scene): string {
  const cluster = scene.find(CLUSTER, scene.text("clusterName"));
  return cluster === undefined ? "" : text(cluster, "version");
}

/** Nodes are never newer than their control plane. */
function notAhead(scene: Scene): void {
  const [minor, highest] = [scene.text("version"), clusterVersion(scene)].map((version) =>
    Number(version.split(".")[1]),
  );
  if (minor !== undefined && highest !== undefined && minor > highest)
    throw new Refused("InvalidParameterException", `Nodes of ${scene.text("version")} are newer than the cluster.`);
}

function ofOneVersion(scene: Scene): void {
  const wanted = scene.settings.launchTemplate;
  if (!isMap(wanted)) return;
  const template = scene.find(LAUNCH_TEMPLATE, String(wanted.id ?? wanted.name));
  if (template !== undefined && Number(wanted.version) > Number(template.facts.latestVersion))
    throw new Refused(
      "InvalidLaunchTemplateId.VersionNotFound",
      `${template.id} has no version ${String(wanted.version)}.`,
    );
}

/** Nodes without a network plug-in never get ready: EKS waits for them and fails. */
function canJoin(scene: Scene): void {
  const cluster = scene.find(CLUSTER, scene.text("clusterName"));
  const given = cluster?.settings.bootstrapSelfManagedAddons !== false;
  const addons = scene.all(ADDON).filter((addon) => text(addon, "clusterName") === scene.text("clusterName"));
  if (!given && !addons.some((addon) => text(addon, "addonName") === "vpc-cni"))
    throw new Refused("NodeCreationFailure", "Instances failed to join: the cluster has no vpc-cni add-on.");
}
