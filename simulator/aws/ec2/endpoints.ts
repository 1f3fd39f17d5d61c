import { holds, type Kind, partOf, type Scene, uses } from "../../kinds/index.ts";
import { Refused, type Values } from "../../protocol/index.ts";
import { hex, hexId, property, type Thing, text } from "../../world/index.ts";
import { arn, suffixOf } from "../arn.ts";
import { isJson, matches, oneOf } from "../wellformed.ts";
import {
  ENDPOINT,
  FIREWALL,
  GROUP,
  MOUNT_TARGET,
  NAT_GATEWAY,
  NETWORK_INTERFACE,
  PREFIX_LIST,
  ROUTE_TABLE,
  SUBNET,
  TRANSFER_SERVER,
  VPC,
} from "./tokens.ts";

const vpcEndpoint: Kind = {
  type: ENDPOINT,
  schema: "AWS::EC2::VPCEndpoint",
  defaults: { vpcEndpointType: "Gateway" },
  updates: { serviceRegion: "it follows the service's name" },
  refs: {
    vpcId: holds(VPC),
    subnetIds: holds(SUBNET),
    securityGroupIds: holds(GROUP),
    routeTableIds: uses(ROUTE_TABLE),
    firewallArn: partOf(FIREWALL),
    serverId: partOf(TRANSFER_SERVER),
  },
  missing: "InvalidVpcEndpointId.NotFound",
  check: (inputs) => [
    ...oneOf(inputs, "vpcEndpointType", ["Gateway", "GatewayLoadBalancer", "Interface"]),
    ...matches(
      inputs,
      "serviceName",
      /^(cn\.com|com|aws|eu)\.[\w.-]+$/,
      "a service's name such as com.amazonaws.eu-west-1.s3",
    ),
    ...isJson(inputs, "policy"),
  ],
  accept: (scene, before) => {
    inItsVpc(scene);
    isOffered(scene);
    if (scene.settings.privateDnsEnabled === true) namesFree(scene, before);
  },
  id: () => hexId("vpce"),
  arn: ({ place }, id) => arn(place, "ec2", `vpc-endpoint/${id}`),
  facts: (scene, id, before) => ({
    state: "available",
    ownerId: scene.place.account,
    requesterManaged: false,
    serviceRegion: scene.place.region,
    cidrBlocks: [],
    networkInterfaceIds: before?.facts.networkInterfaceIds ?? [],
    dnsEntries: before?.facts.dnsEntries ?? dnsEntries(scene, id),
    ...(scene.text("vpcEndpointType") === "Gateway" ? { prefixListId: prefixList(scene).id } : {}),
  }),
  settle: (scene, thing) => {
    if (scene.text("vpcEndpointType") === "Interface") connect(scene, thing);
  },
};

/** An interface endpoint stands in each of its subnets with an interface that AWS makes and removes. */
function connect(scene: Scene, endpoint: Thing): void {
  const subnets = (scene.settings.subnetIds ?? []) as readonly string[];
  const standing = scene.all(NETWORK_INTERFACE).filter((thing) => text(thing, "vpcEndpointId") === endpoint.id);
  for (const left of standing.filter((thing) => !subnets.includes(text(thing, "subnetId")))) scene.drop(left);
  const kept = standing.filter((thing) => subnets.includes(text(thing, "subnetId")));
  const fresh = subnets
    .filter((subnetId) => !kept.some((thing) => text(thing, "subnetId") === subnetId))
    .map((subnetId) => scene.make(NETWORK_INTERFACE, hexId("eni"), { subnetId, vpcEndpointId: endpoint.id }));
  const networkInterfaceIds = [...kept, ...fresh].map(({ id }) => id).sort();
  scene.put({ ...endpoint, facts: { ...endpoint.facts, networkInterfaceIds } });
}

function inItsVpc(scene: Scene): void {
  const vpcId = scene.text("vpcId");
  const named = (["subnetIds", "securityGroupIds", "routeTableIds"] as const).flatMap((name) =>
    ((scene.settings[name] ?? []) as readonly string[]).map((id) => scene.find(kindOf[name], id)),
  );
  const stray = named.find((thing) => thing !== undefined && text(thing, "vpcId") !== vpcId);
  if (stray !== undefined) throw new Refused("InvalidParameter", `${stray.id} does not belong to ${vpcId}.`);
}

/** Endpoints of these services are named after the partition's own suffix, all others `com.amazonaws`. */
const NAMED_BY_SUFFIX: Readonly<Record<string, { readonly prefix: string; readonly services: readonly string[] }>> = {
  "aws-cn": { prefix: "cn.com.amazonaws", services: ["ec2", "ecr.api", "ecr.dkr", "eks", "s3", "sts"] },
  "aws-eusc": { prefix: "eu.amazonaws", services: ["ecr.api", "ecr.dkr", "execute-api", "securityhub"] },
};

function isOffered({ settings, place }: Scene): void {
  const name = String(settings.serviceName);
  const [prefix, service] = name.split(`.${place.region}.`);
  if (service === undefined || prefix === undefined || !/(^|\.)amazonaws$/.test(prefix)) return;
  const own = NAMED_BY_SUFFIX[place.partition];
  if (prefix === (own?.services.includes(service) ? own.prefix : "com.amazonaws")) return;
  throw new Refused("InvalidServiceName", `The Vpc Endpoint Service '${name}' does not exist.`);
}

const kindOf = { subnetIds: SUBNET, securityGroupIds: GROUP, routeTableIds: ROUTE_TABLE } as const;

/** Private names need the VPC to resolve and hand out names, and a service's name can be taken once a VPC. */
function namesFree(scene: Scene, before: Thing | null): void {
  const vpc = scene.find(VPC, scene.text("vpcId"));
  const resolves =
    vpc !== undefined && property(vpc, "enableDnsSupport") === true && property(vpc, "enableDnsHostnames") === true;
  if (!resolves)
    throw new Refused(
      "InvalidParameter",
      `Private DNS needs enableDnsSupport and enableDnsHostnames on ${scene.text("vpcId")}.`,
    );
  const taken = scene
    .all(ENDPOINT)
    .find(
      ({ id, settings }) =>
        id !== before?.id && settings.privateDnsEnabled === true && sameService(settings, scene.settings),
    );
  if (taken !== undefined)
    throw new Refused(
      "InvalidParameter",
      `${taken.id} already answers for the private DNS name of ${scene.text("serviceName")}.`,
    );
}

function sameService(one: Values, other: Values): boolean {
  return one.vpcId === other.vpcId && one.serviceName === other.serviceName;
}

function dnsEntries({ settings, place }: Scene, id: string) {
  if (settings.vpcEndpointType !== "Interface") return [];
  const service = String(settings.serviceName).split(".").at(-1);
  const dnsName = `${id}-${hex(8)}.${service}.${place.region}.vpce.${suffixOf(place.partition)}`;
  return [{ dnsName, hostedZoneId: `Z${hex(13).toUpperCase()}` }];
}

/** AWS keeps one list of addresses a gateway service and region. */
function prefixList(scene: Scene): Thing {
  const name = scene.text("serviceName");
  const standing = scene.all(PREFIX_LIST).find((thing) => thing.madeBy === "aws" && text(thing, "name") === name);
  return standing ?? scene.make(PREFIX_LIST, hexId("pl"), { name, addressFamily: "IPv4" });
}

/** What AWS makes besides: lists of its own addresses, and interfaces of what it runs in a subnet. */
const prefixLists: Kind = {
  type: PREFIX_LIST,
  schema: "AWS::EC2::PrefixList",
  missing: "InvalidPrefixListID.NotFound",
  id: () => hexId("pl"),
  arn: ({ place }, id) => arn(place, "ec2", `prefix-list/${id}`),
};

const networkInterface: Kind = {
  type: NETWORK_INTERFACE,
  schema: "AWS::EC2::NetworkInterface",
  refs: {
    subnetId: holds(SUBNET),
    vpcEndpointId: partOf(ENDPOINT),
    natGatewayId: partOf(NAT_GATEWAY),
    mountTargetId: partOf(MOUNT_TARGET),
    securityGroups: holds(GROUP),
  },
  missing: "InvalidNetworkInterfaceID.NotFound",
  id: () => hexId("eni"),
  arn: ({ place }, id) => arn(place, "ec2", `network-interface/${id}`),
};

const routeTableAssociation: Kind = {
  type: "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation",
  replaceOn: { vpcEndpointId: "an association is its ends", routeTableId: "an association is its ends" },
  refs: { vpcEndpointId: partOf(ENDPOINT), routeTableId: partOf(ROUTE_TABLE) },
  id: (scene) => `a-${scene.text("vpcEndpointId")}${hex(10)}`,
};

const endpointPolicy: Kind = {
  type: "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
  replaceOn: { vpcEndpointId: "a policy is its endpoint's" },
  refs: { vpcEndpointId: partOf(ENDPOINT) },
  check: (inputs) => isJson(inputs, "policy"),
  id: (scene) => scene.text("vpcEndpointId"),
};

export const endpointKinds = [vpcEndpoint, prefixLists, networkInterface, routeTableAssociation, endpointPolicy];
