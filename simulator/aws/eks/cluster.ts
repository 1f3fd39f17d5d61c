import { holds, type Kind, type Scene, uses } from "../../kinds/index.ts";
import { type Failure, isMap, Refused, type Value, type Values } from "../../protocol/index.ts";
import { hex, hexId, type Thing, tagsOf, text } from "../../world/index.ts";
import { arn, suffixOf } from "../arn.ts";
import { overlaps, readCidr } from "../cidr.ts";
import { GROUP, SUBNET, VPC } from "../ec2/index.ts";
import { ROLE } from "../iam.ts";
import { KEY } from "../kms.ts";
import { serviceLinkedRole } from "../linked-roles.ts";
import { writesTo } from "../logs.ts";
import { matches, oneOf } from "../wellformed.ts";
import { CLUSTER, NODE_GROUP } from "./tokens.ts";
import { mustTrust } from "./trust.ts";

/** Releases EKS makes clusters of, in standard and extended support as of 2026-11. */
const VERSIONS = ["1.30", "1.31", "1.32", "1.33", "1.34", "1.35", "1.36"];
const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

export const cluster: Kind = {
  type: CLUSTER,
  schema: "AWS::EKS::Cluster",
  name: { property: "name", max: 100 },
  defaults: { bootstrapSelfManagedAddons: true },
  replaceOn: { kubernetesNetworkConfig: "the range and family of services are for ever" },
  refs: {
    roleArn: uses(ROLE),
    "vpcConfig.subnetIds": holds(SUBNET),
    "vpcConfig.securityGroupIds": holds(GROUP),
    "encryptionConfig.provider.keyArn": uses(KEY),
  },
  unique: [{ by: ["name"], code: "ResourceInUseException" }],
  inUse: "ResourceInUseException",
  check: (inputs) => [
    ...matches(inputs, "name", /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/, "1 to 100 letters, digits, - and _"),
    ...oneOf(inputs, "version", VERSIONS),
    ...known(inputs, "enabledClusterLogTypes", LOG_TYPES),
    ...nested(inputs, "accessConfig", "authenticationMode", ["API", "API_AND_CONFIG_MAP", "CONFIG_MAP"]),
    ...nested(inputs, "upgradePolicy", "supportType", ["STANDARD", "EXTENDED"]),
  ],
  accept: (scene, before) => {
    mustTrust(scene, scene.text("roleArn"), "eks.amazonaws.com");
    inTwoZones(scene);
    besideItsServices(scene);
    if (before !== null) oneReleaseUp(text(before, "version"), scene.text("version"));
  },
  id: (scene) => scene.text("name"),
  arn: ({ place }, id) => arn(place, "eks", `cluster/${id}`),
  facts: (scene, _, before) => ({ ...(before?.facts ?? born(scene)), ...unsaid(scene.settings) }),
  settle: (scene, thing, before) => {
    serviceLinkedRole(scene, "eks.amazonaws.com", "AWSServiceRoleForAmazonEKS");
    if (before === null) makeGroup(scene, thing);
    if (Array.isArray(scene.settings.enabledClusterLogTypes)) writesTo(scene, `/aws/eks/${thing.id}/cluster`);
  },
  end: (scene, thing) => {
    if (thing.settings.deletionProtection === true)
      throw new Refused("InvalidRequestException", `Cluster ${thing.id} has deletion protection.`);
    const nodes = scene.all(NODE_GROUP).find((group) => text(group, "clusterName") === thing.id);
    if (nodes !== undefined)
      throw new Refused("ResourceInUseException", `Cluster has nodegroups attached: ${nodes.id}.`);
    for (const group of scene.all(GROUP)) if (tagsOf(group)[OWNER] === thing.id) scene.drop(group);
    return null;
  },
};

/** Tag by which EKS knows the group it made for a cluster. */
const OWNER = "aws:eks:cluster-name";

function born({ place, now }: Scene): Values {
  const host = `${hex(32).toUpperCase()}.gr7.${place.region}.eks.${suffixOf(place.partition)}`;
  const issuer = `https://oidc.eks.${place.region}.${suffixOf(place.partition)}/id/${hex(32).toUpperCase()}`;
  return {
    endpoint: `https://${host}`,
    certificateAuthority: { data: certificate(`simulated authority of ${host}`) },
    identities: [{ oidcs: [{ issuer }] }],
    createdAt: now.toISOString(),
    platformVersion: "eks.1",
    status: "ACTIVE",
  };
}

/** What EKS decides where the program says nothing. */
function unsaid(settings: Values): Values {
  return {
    version: settings.version ?? VERSIONS.at(-1),
    deletionProtection: settings.deletionProtection ?? false,
    upgradePolicy: settings.upgradePolicy ?? { supportType: "EXTENDED" },
    accessConfig: settings.accessConfig ?? { authenticationMode: "CONFIG_MAP" },
    kubernetesNetworkConfig: settings.kubernetesNetworkConfig ?? {
      ipFamily: "ipv4",
      serviceIpv4Cidr: "10.100.0.0/16",
    },
  };
}

/** EKS gives each cluster a group whose members may all talk, whatever the program declares. */
function makeGroup(scene: Scene, thing: Thing): void {
  const name = `eks-cluster-sg-${thing.id}-${hex(9)}`;
  scene.make(GROUP, hexId("sg"), {
    vpcId: vpcOf(scene),
    name,
    description: "EKS created security group applied to ENI that is attached to EKS Control Plane master nodes",
    ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
    tags: { [OWNER]: thing.id },
  });
}

function inTwoZones(scene: Scene): void {
  const zones = subnetsOf(scene).map((subnet) => text(subnet, "availabilityZone"));
  if (new Set(zones).size < 2)
    throw new Refused("InvalidParameterException", `Subnets must be in two zones at least, got ${zones.join(", ")}.`);
  const groups = listed(vpcConfig(scene).securityGroupIds).flatMap((id) => scene.find(GROUP, String(id)) ?? []);
  const foreign = [...subnetsOf(scene), ...groups].find((thing) => text(thing, "vpcId") !== vpcOf(scene));
  if (foreign !== undefined)
    throw new Refused("InvalidParameterException", `${foreign.id} is not in ${vpcOf(scene)}, as the first subnet is.`);
}

/** Services and the VPC share no address. */
function besideItsServices(scene: Scene): void {
  const config = scene.settings.kubernetesNetworkConfig;
  const services = readCidr(isMap(config) ? String(config.serviceIpv4Cidr) : "");
  const vpc = scene.find(VPC, vpcOf(scene));
  const around = readCidr(vpc === undefined ? "" : text(vpc, "cidrBlock"));
  if (services !== null && around !== null && overlaps(services, around))
    throw new Refused("InvalidParameterException", "serviceIpv4Cidr overlaps the VPC's range.");
}

/** A control plane goes up by one release at a time, and never down. */
function oneReleaseUp(from: string, to: string): void {
  const step = VERSIONS.indexOf(to) - VERSIONS.indexOf(from);
  if (to !== "" && step !== 0 && step !== 1)
    throw new Refused(
      "InvalidParameterException",
      `Unsupported Kubernetes minor version update from ${from} to ${to}.`,
    );
}

function vpcOf(scene: Scene): string {
  const [first] = subnetsOf(scene);
  return first === undefined ? "" : text(first, "vpcId");
}

function subnetsOf(scene: Scene): Thing[] {
  return listed(vpcConfig(scene).subnetIds).flatMap((id) => scene.find(SUBNET, String(id)) ?? []);
}

function vpcConfig(scene: Scene): Values {
  return isMap(scene.settings.vpcConfig) ? scene.settings.vpcConfig : {};
}

function listed(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

function known(inputs: Values, property: string, allowed: readonly string[]): Failure[] {
  return listed(inputs[property]).flatMap((value, index) => {
    const at = `${property}[${index}]`;
    return oneOf({ [at]: value }, at, allowed);
  });
}

function nested(inputs: Values, property: string, key: string, allowed: readonly string[]): Failure[] {
  const value = inputs[property];
  const at = `${property}.${key}`;
  return isMap(value) ? oneOf({ [at]: value[key] }, at, allowed) : [];
}

/** A certificate as EKS hands it out: PEM in base64. */
function certificate(text: string): string {
  const body = Buffer.from(text).toString("base64");
  return Buffer.from(`-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`).toString("base64");
}
