import { type Graph, ofType, type Range, type Resource, referents } from "../../../graph/index.ts";
import type { Doubt, Network, Subnet, Vpc } from "./network.ts";
import { ADDRESSES } from "./packets.ts";
import { readAcls } from "./read-acls.ts";
import { readGroups } from "./read-groups.ts";
import { readPlaces, strangerIn } from "./read-places.ts";
import { readTables, type Tables } from "./read-tables.ts";
import { readRange } from "./read-traffic.ts";

const memory = new WeakMap<Graph, Network & { readonly tables: Tables }>();

/** The network that a graph describes, read once a graph. */
export function readNetwork(graph: Graph): Network & { readonly tables: Tables } {
  const known = memory.get(graph);
  if (known !== undefined) return known;
  const network = read(graph);
  memory.set(graph, network);
  return network;
}

function read(graph: Graph): Network & { readonly tables: Tables } {
  const vpcs = ofType(graph, "aws:ec2/vpc:Vpc").map((resource) => readVpc(graph, resource));
  const [acls, tables, { groups, doubts: groupDoubts }] = [readAcls(graph), readTables(graph), readGroups(graph)];
  const subnets = ofType(graph, "aws:ec2/subnet:Subnet").map((resource): Subnet => {
    const vpc = vpcs.find((one) => referents(graph, resource, "vpcId").includes(one.resource)) ?? null;
    return { ...readSubnet(resource), vpc, acl: acls.of(resource), table: tables.of(resource) };
  });
  const { places, doubts: placeDoubts } = readPlaces(
    graph,
    new Map(subnets.map((subnet) => [subnet.resource.urn, subnet])),
    new Map(groups.map((group) => [group.key, group])),
  );
  const strangers = subnets.map((subnet) => strangerIn(subnet, places));
  const doubts = [
    ...groupDoubts,
    ...acls.doubts,
    ...tables.doubts,
    ...placeDoubts,
    ...subnets.filter(({ vpc }) => vpc === null).map(({ resource }) => ({ resource, property: "vpcId" })),
    ...sixes(graph),
  ];
  return { vpcs, subnets, groups, places, strangers, doubts, tables };
}

function readVpc(graph: Graph, resource: Resource): Vpc {
  const more = ofType(graph, "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation").filter((block) =>
    block.refs.vpcId?.includes(resource.urn),
  );
  return { resource, ranges: [resource, ...more].flatMap(({ inputs }) => readRange(inputs.cidrBlock) ?? []) };
}

function readSubnet(resource: Resource): Pick<Subnet, "resource" | "hosts" | "doubt" | "zone"> {
  const range = readRange(resource.inputs.cidrBlock);
  const zone = resource.inputs.availabilityZoneId ?? resource.inputs.availabilityZone;
  return {
    resource,
    hosts: range === null ? ADDRESSES : hostsOf(range),
    doubt: range === null ? { resource, property: "cidrBlock" } : null,
    zone: typeof zone === "string" ? zone : null,
  };
}

/** AWS keeps the first four addresses of a subnet and the last; nothing of a tenant can have them. */
const hostsOf = ({ from, to }: Range): Range => (to - from >= 8 ? { from: from + 4, to: to - 1 } : { from, to });

/** This proof reads IPv4. Where a network has IPv6 too, it says nothing. */
function sixes(graph: Graph): readonly Doubt[] {
  const properties = ["assignGeneratedIpv6CidrBlock", "ipv6CidrBlock", "ipv6IpamPoolId", "ipv6Native"];
  return ofType(graph, "aws:ec2/vpc:Vpc", "aws:ec2/subnet:Subnet").flatMap((resource) =>
    properties
      .filter((property) => ![undefined, null, false, ""].includes(resource.inputs[property] as null))
      .map((property) => ({ resource, property })),
  );
}
