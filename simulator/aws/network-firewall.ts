import { holds, type Kind, partOf, type Scene, uses } from "../kinds/index.ts";
import { type Failure, isMap, Refused, type Value, type Values } from "../protocol/index.ts";
import { hexId, type Thing, text, uuid } from "../world/index.ts";
import { arn } from "./arn.ts";
import { ENDPOINT, FIREWALL, SUBNET, VPC } from "./ec2/index.ts";
import { serviceLinkedRole } from "./linked-roles.ts";
import { LOG_GROUP } from "./logs.ts";
import { FIREWALL_POLICY, policyKinds } from "./network-firewall-policy.ts";
import { admitsService } from "./policy.ts";
import { BUCKET, bucketPolicy } from "./s3/index.ts";
import { matches } from "./wellformed.ts";

const firewall: Kind = {
  type: FIREWALL,
  schema: "AWS::NetworkFirewall::Firewall",
  name: { property: "name", max: 128 },
  defaults: { deleteProtection: false, firewallPolicyChangeProtection: false, subnetChangeProtection: false },
  refs: { firewallPolicyArn: holds(FIREWALL_POLICY), vpcId: holds(VPC), "subnetMappings.subnetId": holds(SUBNET) },
  unique: [{ by: ["name"], code: "InvalidRequestException" }],
  inUse: "InvalidOperationException",
  volatile: ["updateToken"],
  check: (inputs) => matches(inputs, "name", /^[a-zA-Z0-9-]{1,128}$/, "1 to 128 letters, digits and dashes"),
  accept: (scene, before) => {
    if (before !== null) unprotected(scene, before);
    oneAZone(scene);
  },
  id: (scene) => arn(scene.place, "network-firewall", `firewall/${scene.text("name")}`),
  arn: (_, id) => id,
  facts: (_scene, _id, before) => ({ updateToken: uuid(), firewallStatuses: before?.facts.firewallStatuses ?? [] }),
  settle: (scene, thing) => {
    serviceLinkedRole(scene, "network-firewall.amazonaws.com", "AWSServiceRoleForNetworkFirewall");
    stand(scene, thing);
  },
  end: ({ settings }, thing) => {
    if (settings.deleteProtection === true)
      throw new Refused("InvalidOperationException", `${text(thing, "name")} is protected: turn deleteProtection off.`);
    return null;
  },
};

/** Each protection of what stood refuses its change, and lets itself be turned off. */
function unprotected({ settings }: Scene, before: Thing): void {
  for (const [protection, property] of [
    ["firewallPolicyChangeProtection", "firewallPolicyArn"],
    ["subnetChangeProtection", "subnetMappings"],
  ] as const) {
    const held = before.settings[protection] === true && settings[protection] === true;
    if (held && JSON.stringify(before.settings[property]) !== JSON.stringify(settings[property]))
      throw new Refused("InvalidOperationException", `${property} can't change while ${protection} is on.`);
  }
}

/** A firewall stands once in a zone, and in one VPC. */
function oneAZone(scene: Scene): void {
  const subnets = subnetsOf(scene);
  const zones = subnets.map((subnet) => text(subnet, "availabilityZone"));
  if (new Set(zones).size < zones.length)
    throw new Refused("InvalidRequestException", "subnetMappings name two subnets of one zone.");
  const stray = subnets.find((subnet) => text(subnet, "vpcId") !== scene.text("vpcId"));
  if (stray !== undefined)
    throw new Refused("InvalidRequestException", `${stray.id} does not belong to ${scene.text("vpcId")}.`);
}

function subnetsOf(scene: Scene): readonly Thing[] {
  return listed(scene.settings.subnetMappings).flatMap(({ subnetId }) => scene.find(SUBNET, String(subnetId)) ?? []);
}

/** In each of its subnets a firewall has an endpoint that AWS makes and removes. */
function stand(scene: Scene, firewall: Thing): void {
  const subnets = subnetsOf(scene);
  const standing = scene.all(ENDPOINT).filter((endpoint) => text(endpoint, "firewallArn") === firewall.id);
  const at = (endpoint: Thing) => (endpoint.settings.subnetIds as readonly string[])[0];
  for (const left of standing.filter((endpoint) => !subnets.some(({ id }) => id === at(endpoint)))) scene.drop(left);
  const syncStates = subnets.map((subnet) => {
    const endpoint = standing.find((one) => at(one) === subnet.id) ?? endpointIn(scene, firewall, subnet);
    const attachments = [{ endpointId: endpoint.id, subnetId: subnet.id }];
    return { availabilityZone: text(subnet, "availabilityZone"), attachments };
  });
  const firewallStatuses = [{ syncStates, transitGatewayAttachmentSyncStates: [] }];
  scene.put({ ...firewall, facts: { ...firewall.facts, firewallStatuses } });
}

function endpointIn(scene: Scene, firewall: Thing, subnet: Thing): Thing {
  return scene.make(ENDPOINT, hexId("vpce"), {
    vpcId: scene.text("vpcId"),
    vpcEndpointType: "GatewayLoadBalancer",
    subnetIds: [subnet.id],
    firewallArn: firewall.id,
  });
}

const destination = "loggingConfiguration.logDestinationConfigs.logDestination";

const logging: Kind = {
  type: "aws:networkfirewall/loggingConfiguration:LoggingConfiguration",
  schema: "AWS::NetworkFirewall::LoggingConfiguration",
  refs: {
    firewallArn: partOf(FIREWALL),
    [`${destination}.bucketName`]: uses(BUCKET),
    [`${destination}.logGroup`]: uses(LOG_GROUP),
  },
  unique: [{ by: ["firewallArn"], code: "InvalidRequestException" }],
  check: (inputs) => logs(inputs).flatMap(wellFormed),
  accept: (scene) => {
    for (const { logDestination } of logs(scene.settings)) mayDeliver(scene, logDestination);
  },
  id: (scene) => scene.text("firewallArn"),
};

function logs(settings: Values): readonly Values[] {
  const { loggingConfiguration: outer } = settings;
  return isMap(outer) ? listed(outer.logDestinationConfigs) : [];
}

function wellFormed({ logType, logDestinationType }: Values, at: number, all: readonly Values[]): Failure[] {
  const property = "loggingConfiguration";
  const twice = all.findIndex((other) => other.logType === logType) < at;
  return [
    ...(["ALERT", "FLOW", "TLS"].includes(String(logType))
      ? []
      : [{ property, reason: `has no log ${String(logType)}` }]),
    ...(["S3", "CloudWatchLogs", "KinesisDataFirehose"].includes(String(logDestinationType))
      ? []
      : [{ property, reason: `can't deliver to ${String(logDestinationType)}` }]),
    ...(twice ? [{ property, reason: `names the log ${String(logType)} twice` }] : []),
  ];
}

function mayDeliver(scene: Scene, to: Value | undefined): void {
  const bucket = isMap(to) ? to.bucketName : undefined;
  if (typeof bucket !== "string" || admitsService(bucketPolicy(scene, bucket), "delivery.logs.amazonaws.com")) return;
  throw new Refused(
    "LogDestinationPermissionIssueException",
    `The policy of ${bucket} does not let delivery.logs.amazonaws.com write.`,
  );
}

function listed(value: Value | undefined): readonly Values[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

export const networkFirewall = [...policyKinds, firewall, logging];
