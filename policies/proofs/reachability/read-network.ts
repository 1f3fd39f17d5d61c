import {
  type Graph,
  ofType,
  type Range,
  type Resource,
  referents,
  referrers,
  remembered,
} from "../../../graph/index.ts";
import type { Network, Subnet, Vpc } from "./network.ts";
import { FOUR } from "./packets.ts";
import { readAcls } from "./read-acls.ts";
import { readGroups } from "./read-groups.ts";
import { readPlaces, strangerIn } from "./read-places.ts";
import { readTables, type Tables } from "./read-tables.ts";
import { readRange } from "./read-traffic.ts";
import { sixesOf } from "./six.ts";

/** The network that a graph describes, read once a graph. */
export const readNetwork = remembered((graph: Graph): Network & { readonly tables: Tables } => {
  const vpcs = ofType(graph, "aws:ec2/vpc:Vpc").map((resource) => readVpc(graph, resource));
  const [acls, tables, { groups, doubts: groupDoubts }] = [readAcls(graph), readTables(graph), readGroups(graph)];
  const subnets = ofType(graph, "aws:ec2/subnet:Subnet").map((resource): Subnet => {
    const vpc = vpcs.find((one) => referents(graph, resource, "vpcId").includes(one.resource)) ?? null;
    return { ...readSubnet(graph, resource), vpc, acl: acls.of(resource), table: tables.of(resource) };
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
  ];
  return { vpcs, subnets, groups, places, strangers, doubts, tables };
});

function readVpc(graph: Graph, resource: Resource): Vpc {
  const of = (type: string) => referrers(graph, type, "vpcId", resource);
  const more = of("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation");
  const sixes = of("aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation");
  const blocks = [resource, ...more, ...sixes].flatMap(({ inputs }) => [inputs.cidrBlock, inputs.ipv6CidrBlock]);
  return {
    resource,
    ranges: [
      ...blocks.flatMap((block) => (typeof block === "string" ? (rangeOf(graph, block) ?? []) : [])),
      ...of("aws:ec2/subnet:Subnet").flatMap((subnet) => sixesOf(graph).of(subnet)?.own ?? []),
    ],
  };
}

function readSubnet(graph: Graph, resource: Resource): Pick<Subnet, "resource" | "hosts" | "six" | "doubt" | "zone"> {
  const range = readRange(resource.inputs.cidrBlock);
  const zone = resource.inputs.availabilityZoneId ?? resource.inputs.availabilityZone;
  return {
    resource,
    hosts: range === null ? FOUR : hostsOf(range),
    six: sixesOf(graph).of(resource),
    doubt: range === null ? { resource, property: "cidrBlock" } : null,
    zone: typeof zone === "string" ? zone : null,
  };
}

/** AWS keeps the first four addresses of a subnet and the last; nothing of a tenant can have them. */
const hostsOf = ({ from, to }: Range): Range => (to - from >= 8 ? { from: from + 4, to: to - 1 } : { from, to });

const rangeOf = (graph: Graph, block: string): Range | null => readRange(block) ?? sixesOf(graph).range(block);
