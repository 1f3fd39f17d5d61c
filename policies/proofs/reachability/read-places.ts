import { dig, type Graph, isMap, ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { scanned } from "../../scan.ts";
import { groupKeys, ownGroup } from "./group-keys.ts";
import type { Doubt, Group, Place, Subnet, Tier } from "./network.ts";
import { entriesOf } from "./read-traffic.ts";

const SUBNET = "aws:ec2/subnet:Subnet";
const CLUSTER = "aws:eks/cluster:Cluster";
const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const ENDPOINT_SUBNET = "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";

/** What names subnets without standing in them: parts of the network itself, and templates of what will stand there. */
const NOT_PLACES =
  /^aws:(ec2\/(subnet|route|networkAcl|default|vpc(?!Endpoint:)|natGateway|flowLog|launchTemplate|securityGroup)|ec2transitgateway\/|networkfirewall\/|vpc\/|\w+\/subnetGroup:)/;
const SUBNET_GROUP = /^aws:\w+\/subnetGroup:/;

/** The tier of what can only be of one. */
const TIERS: readonly (readonly [type: RegExp, tier: Tier])[] = [
  [/^aws:(rds|docdb|neptune|elasticache|memorydb|redshift|redshiftserverless|dax|efs|fsx|opensearch)\//, "data"],
  [/^aws:backup\/restoreTestingSelection:/, "data"],
  [/^aws:(lb|alb|elb|applicationloadbalancing|elasticloadbalancingv2|elasticloadbalancing)\//, "edge"],
  [/^aws:eks\/cluster:/, "control"],
  [/^aws:(ec2\/vpcEndpoint|route53\/resolverEndpoint):/, "endpoints"],
  [/^aws:transfer\/server:/, "sftp"],
  [/^aws:codebuild\/project:/, "runner"],
];

/** Everything that has an address in a subnet, found by what it refers to, so that no type is forgotten. */
export function readPlaces(
  graph: Graph,
  subnets: ReadonlyMap<string, Subnet>,
  groups: ReadonlyMap<string, Group>,
): { readonly places: readonly Place[]; readonly doubts: readonly Doubt[] } {
  const standing = graph.resources.filter(
    ({ custom, type }) => custom && type.startsWith("aws:") && !NOT_PLACES.test(type),
  );
  const found = standing.map((resource) => placesOf(graph, resource, subnets, groups));
  return { places: found.flatMap(({ places }) => places), doubts: found.flatMap(({ doubts }) => doubts) };
}

/** Whatever else may come to stand in a subnet: in no group, sending what it likes, of the tier of all that stands there. */
export function strangerIn(subnet: Subnet, places: readonly Place[]): Place {
  const tiers = new Set(places.filter((place) => place.subnet === subnet).map(({ tier }) => tier));
  const [only] = tiers;
  const name = `anything else in ${subnet.resource.name}`;
  const tier = tiers.size === 1 && only !== undefined ? only : "other";
  return { name, resource: subnet.resource, tier, subnet, groups: [], unguarded: true, doubt: subnet.doubt };
}

function placesOf(
  graph: Graph,
  standing: Resource,
  subnets: ReadonlyMap<string, Subnet>,
  groups: ReadonlyMap<string, Group>,
): { places: readonly Place[]; doubts: readonly Doubt[] } {
  const resource = scanned(standing);
  const named = subnetsOf(graph, resource).flatMap((urn) => subnets.get(urn) ?? []);
  const unplaced = missing(
    graph,
    resource,
    /subnet/i,
    (property) => subnetsNamed(graph, resource, property).length > 0,
  );
  const keys = keysOf(graph, resource);
  const doubt = groupDoubt(graph, resource);
  const places = named.map((subnet) => {
    const keysHere = keys.length > 0 || isBalancer(resource) ? keys : [`${subnet.vpc?.resource.urn}#default`];
    const own = keysHere.flatMap((key) => groups.get(key) ?? []);
    const unguarded = own.length === 0;
    const name = sayPlace(resource);
    return {
      name,
      resource: standing,
      tier: tierOf(resource),
      subnet,
      groups: own,
      unguarded,
      doubt: doubt ?? subnet.doubt,
    };
  });
  return { places, doubts: unplaced };
}

/** Urns of the subnets that a resource names: itself, through a subnet group, or through an association. */
function subnetsOf(graph: Graph, resource: Resource): readonly string[] {
  const linked = referrers(graph, ENDPOINT_SUBNET, "vpcEndpointId", resource);
  const own = Object.keys(resource.refs).flatMap((property) => subnetsNamed(graph, resource, property));
  const byName = namedSubnetGroup(graph, resource).flatMap((group) => group.refs.subnetIds ?? []);
  return [...new Set([...own, ...byName, ...linked.flatMap((link) => link.refs.subnetId ?? [])])];
}

function subnetsNamed(graph: Graph, resource: Resource, property: string): readonly string[] {
  return referents(graph, resource, property).flatMap((target) => {
    if (target.type === SUBNET) return target.urn;
    return SUBNET_GROUP.test(target.type) ? (target.refs.subnetIds ?? []) : [];
  });
}

/** A subnet group named by its chosen name instead of by reference. */
function namedSubnetGroup(graph: Graph, resource: Resource): readonly Resource[] {
  const name = resource.inputs.dbSubnetGroupName ?? resource.inputs.subnetGroupName;
  if (typeof name !== "string") return [];
  return graph.resources.filter(({ type }) => SUBNET_GROUP.test(type)).filter(({ inputs }) => inputs.name === name);
}

/** Properties of this kind that are set and lead nowhere in the graph. */
function missing(
  graph: Graph,
  resource: Resource,
  kind: RegExp,
  leads: (property: string) => boolean,
): readonly Doubt[] {
  return Object.entries(resource.inputs)
    .filter(([property, value]) => kind.test(property) && entriesOf(value).length > 0 && !leads(property))
    .filter(() => namedSubnetGroup(graph, resource).length === 0)
    .map(([property]) => ({ resource, property }));
}

/** Keys of the groups that guard a resource: its own, its launch template's, attached ones, or the cluster's. */
function keysOf(graph: Graph, resource: Resource): readonly string[] {
  const attached = ofType(
    graph,
    "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment",
    "aws:ec2/securityGroupAssociation:SecurityGroupAssociation",
  ).filter(({ refs }) => [refs.networkInterfaceId, refs.vpcEndpointId].some((urns) => urns?.includes(resource.urn)));
  const named = guards(graph, resource).flatMap((one) =>
    Object.keys(one.refs).flatMap((property) => groupKeys(graph, one, property)),
  );
  const keys = [...named, ...attached.flatMap((link) => groupKeys(graph, link, "securityGroupId"))];
  return [...new Set([...keys, ...clusterKeys(graph, resource, keys)])];
}

/** Where the groups of a resource are named: on itself, its launch template, or the client VPN it is the foot of. */
const guards = (graph: Graph, resource: Resource): readonly Resource[] => [
  resource,
  ...["launchTemplate", "clientVpnEndpointId"].flatMap((property) => referents(graph, resource, property)),
];

/** EKS puts its own group on the cluster, on Fargate pods, and on nodes whose launch template names none. */
function clusterKeys(graph: Graph, resource: Resource, named: readonly string[]): readonly string[] {
  if (resource.type === CLUSTER) return [ownGroup(resource)];
  const onlyWhenBare = resource.type === NODE_GROUP || resource.type === "aws:eks/fargateProfile:FargateProfile";
  if (!onlyWhenBare || named.length > 0) return [];
  const clusters = ofType(graph, CLUSTER);
  const own = clusters.filter(
    ({ urn, inputs }) =>
      resource.refs.clusterName?.includes(urn) ||
      (inputs.name !== undefined && inputs.name === resource.inputs.clusterName),
  );
  return own.map(ownGroup);
}

/** A property that names more groups than the graph can tell. */
function groupDoubt(graph: Graph, resource: Resource): Doubt | null {
  for (const one of guards(graph, resource)) {
    for (const [property, value] of Object.entries(one.inputs)) {
      const nested = isMap(value) || /vpcConfig/i.test(property) ? dig(value, "securityGroupIds") : null;
      const listed = /securityGroup/i.test(property) ? value : nested;
      if (entriesOf(listed).length > groupKeys(graph, one, property).length) return { resource: one, property };
    }
  }
  return null;
}

/** In words, by what it is: `database almendro`. */
function sayPlace(resource: Resource): string {
  const noun = NOUNS.find(([type]) => type.test(resource.type))?.[1] ?? resource.type.split(":").at(-1) ?? "";
  return `${noun} ${resource.name}`;
}

const NOUNS: readonly (readonly [type: RegExp, noun: string])[] = [
  [/^aws:(rds|docdb|neptune)\//, "database"],
  [/^aws:backup\/restoreTestingSelection:/, "restored database"],
  [/loadBalancer:/i, "load balancer"],
  [/^aws:eks\/cluster:/, "cluster"],
  [/^aws:eks\/nodeGroup:/, "nodes"],
  [/^aws:ec2\/vpcEndpoint:/, "endpoint"],
  [/^aws:route53\/resolverEndpoint:/, "name resolver"],
  [/^aws:transfer\/server:/, "SFTP server"],
  [/^aws:codebuild\/project:/, "runner"],
  [/^aws:efs\/mountTarget:/, "shared files"],
];

function tierOf(resource: Resource): Tier {
  if (resource.type === NODE_GROUP) return nodeTier(resource);
  return TIERS.find(([type]) => type.test(resource.type))?.[1] ?? "other";
}

/** The tier that a node group gives its nodes: the label `tier` (or `…/tier`), on which Kubernetes places pods. */
function nodeTier(group: Resource): Tier {
  const labels = isMap(group.inputs.labels) ? Object.entries(group.inputs.labels) : [];
  const tier = labels.find(([key]) => key === "tier" || key.endsWith("/tier"))?.[1];
  return tier === "web" || tier === "app" || tier === "system" ? tier : "other";
}

const isBalancer = (resource: Resource): boolean => resource.type === BALANCER || resource.type.includes("oadBalanc");
