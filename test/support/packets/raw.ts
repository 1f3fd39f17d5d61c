import type { Graph, Resource, Value, ValueMap } from "../../../graph/index.ts";
import { type Bits, bitsOf } from "./bits.ts";

/** One line of an ACL or a group, as it is declared. */
export interface Line {
  readonly by: string;
  readonly protocol: string;
  readonly ports: readonly [from: number, to: number];
  /** Blocks that it names; none where it names groups. */
  readonly blocks: readonly Bits[];
}
export interface AclLine extends Line {
  readonly number: number;
  readonly allows: boolean;
}
export interface GroupLine extends Line {
  readonly groups: readonly string[];
}
interface Both<T> {
  readonly incoming: readonly T[];
  readonly outgoing: readonly T[];
}
export interface RawRoute {
  readonly block: Bits;
  /** What it leads to: the urn and type of a gateway, firewall, NAT gateway or peering. */
  readonly to: string;
  readonly kind: string;
}
export interface RawSubnet {
  readonly urn: string;
  readonly name: string;
  readonly vpc: string;
  /** Its IPv4 block, and its IPv6 block if it has one. */
  readonly blocks: readonly string[];
  readonly zone: string;
  readonly acl: Both<AclLine> | "open";
  readonly table: string | null;
}
/** A thing with an address in a subnet, and the groups that guard it. */
export interface Machine {
  readonly name: string;
  readonly type: string;
  readonly tier: string;
  readonly subnet: RawSubnet;
  readonly groups: readonly string[];
}
/** A network as its resources have it, read for walking single packets: nothing of it comes from the proofs. */
export interface Raw {
  readonly vpcs: ReadonlyMap<string, readonly Bits[]>;
  readonly subnets: readonly RawSubnet[];
  readonly tables: ReadonlyMap<string, readonly RawRoute[]>;
  readonly names: ReadonlyMap<string, string>;
  /** Table of a gateway, where it has one. */
  readonly edges: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, Both<GroupLine>>;
  readonly machines: readonly Machine[];
  /** Subnets in which a firewall or NAT gateway stands. */
  readonly feet: ReadonlyMap<string, readonly RawSubnet[]>;
  readonly peerings: ReadonlyMap<string, readonly string[]>;
}

const kind = ({ type }: Resource): string => type.split(":").at(-1) ?? "";
const MACHINES =
  /^aws:(ec2\/instance|lb\/loadBalancer|eks\/(nodeGroup|cluster)|rds\/instance|ec2\/vpcEndpoint|codebuild\/project|transfer\/server|efs\/mountTarget|route53\/resolverEndpoint):/;

export function readRaw(graph: Graph): Raw {
  const all = (name: string) => graph.resources.filter((resource) => kind(resource) === name);
  const groups = new Map(
    [...all("SecurityGroup"), ...all("DefaultSecurityGroup")].map(({ urn }) => [urn, groupLines(graph, urn)]),
  );
  for (const { urn } of all("Cluster")) groups.set(own(urn), membersOnly(own(urn)));
  const subnets = all("Subnet").map((subnet) => rawSubnet(graph, subnet));
  const standing = (resource: Resource) => subnets.filter(({ urn }) => named(graph, resource).includes(urn));
  return {
    vpcs: new Map(all("Vpc").map((vpc) => [vpc.urn, blocksOf(vpc.inputs).map(bitsOf)])),
    subnets,
    tables: new Map([...all("RouteTable"), ...all("DefaultRouteTable")].map(({ urn }) => [urn, routesOf(graph, urn)])),
    names: new Map(graph.resources.map(({ urn, name }) => [urn, name])),
    edges: new Map(
      all("RouteTableAssociation").flatMap(({ refs }) =>
        (refs.gatewayId ?? []).flatMap((gateway) =>
          (refs.routeTableId ?? []).map((table) => [gateway, table] as const),
        ),
      ),
    ),
    groups,
    machines: graph.resources
      .filter(({ type }) => MACHINES.test(type))
      .flatMap((resource) => standing(resource).map((subnet) => machine(graph, resource, subnet, groups))),
    feet: new Map([...all("Firewall"), ...all("NatGateway")].map((one) => [one.urn, standing(one)])),
    peerings: new Map(
      all("VpcPeeringConnection").map(({ urn, refs }) => [urn, [...(refs.vpcId ?? []), ...(refs.peerVpcId ?? [])]]),
    ),
  };
}

const own = (cluster: string): string => `${cluster}#own`;

/** Every urn that a resource names, itself or through its subnet group and launch template. */
function named(graph: Graph, resource: Resource): readonly string[] {
  const direct = Object.values(resource.refs).flat();
  const { dbSubnetGroupName } = resource.inputs;
  return direct.concat(
    graph.resources
      .filter(
        (one) => direct.includes(one.urn) || (kind(one) === "SubnetGroup" && one.inputs.name === dbSubnetGroupName),
      )
      .filter((one) => ["SubnetGroup", "LaunchTemplate"].includes(kind(one)))
      .flatMap(({ refs }) => Object.values(refs).flat()),
  );
}

function machine(graph: Graph, resource: Resource, subnet: RawSubnet, groups: Raw["groups"]): Machine {
  const guarded = named(graph, resource).filter((urn) => groups.has(urn));
  const label = Object.entries((resource.inputs.labels as ValueMap | undefined) ?? {}).find(([key]) =>
    /tier$/.test(key),
  );
  return {
    name: resource.name,
    type: kind(resource),
    tier: String(label?.[1] ?? kind(resource)),
    subnet,
    groups: kind(resource) === "Cluster" ? [...guarded, own(resource.urn)] : guarded,
  };
}

function rawSubnet(graph: Graph, subnet: Resource): RawSubnet {
  const links = (name: string) =>
    graph.resources.filter((one) => kind(one) === name && (one.refs.subnetId ?? []).includes(subnet.urn));
  const listing = graph.resources.filter(
    (one) => kind(one) === "NetworkAcl" && (one.refs.subnetIds ?? []).includes(subnet.urn),
  );
  const acl = links("NetworkAclAssociation")[0]?.refs.networkAclId?.[0] ?? listing[0]?.urn;
  const vpc = subnet.refs.vpcId?.[0] ?? "";
  const adopted = graph.resources.find(
    (one) => kind(one) === "DefaultNetworkAcl" && Object.values(one.refs).flat().includes(vpc),
  );
  const guard = acl ?? adopted?.urn;
  return {
    urn: subnet.urn,
    name: subnet.name,
    vpc,
    blocks: blocksOf(subnet.inputs),
    zone: String(subnet.inputs.availabilityZoneId ?? ""),
    acl: guard === undefined ? "open" : aclLines(graph, guard),
    table: links("RouteTableAssociation")[0]?.refs.routeTableId?.[0] ?? null,
  };
}

const blocksOf = ({ cidrBlock, ipv6CidrBlock }: ValueMap): readonly string[] =>
  [cidrBlock, ipv6CidrBlock].filter((block) => typeof block === "string");

function aclLines(graph: Graph, acl: string): Both<AclLine> {
  const lines = graph.resources.filter((one) => kind(one) === "NetworkAclRule" && one.refs.networkAclId?.includes(acl));
  const read = (out: boolean) =>
    lines
      .filter(({ inputs }) => (inputs.egress === true) === out)
      .map(({ name, inputs }) => ({
        ...lineOf(name, inputs, [inputs.cidrBlock, inputs.ipv6CidrBlock]),
        number: Number(inputs.ruleNumber),
        allows: inputs.ruleAction === "allow",
      }))
      .sort((one, other) => one.number - other.number);
  return { incoming: read(false), outgoing: read(true) };
}

function groupLines(graph: Graph, group: string): Both<GroupLine> {
  const read = (type: string) =>
    graph.resources
      .filter((one) => kind(one) === type && one.refs.securityGroupId?.includes(group))
      .map(({ name, inputs, refs }) => ({
        ...lineOf(name, inputs, [inputs.cidrIpv4, inputs.cidrIpv6, ...listed(graph, refs.prefixListId?.[0])]),
        groups: refs.referencedSecurityGroupId ?? [],
      }));
  return { incoming: read("SecurityGroupIngressRule"), outgoing: read("SecurityGroupEgressRule") };
}

/** What EKS puts on every cluster: a group whose members reach one another, and everyone outside. */
function membersOnly(group: string): Both<GroupLine> {
  const line = { by: "made by EKS", protocol: "-1", ports: [0, 65535] as const, blocks: [], groups: [group] };
  return { incoming: [line], outgoing: [{ ...line, blocks: ["4", "6"], groups: [] }] };
}

function listed(graph: Graph, list: string | undefined): readonly (Value | undefined)[] {
  const entries = graph.resources.find(({ urn }) => urn === list)?.inputs.entries;
  return Array.isArray(entries) ? entries.map((entry: ValueMap) => entry.cidr) : [];
}

function lineOf(by: string, inputs: ValueMap, blocks: readonly (Value | undefined)[]): Line {
  const { fromPort, toPort } = inputs;
  const named = String(inputs.ipProtocol ?? inputs.protocol);
  const numbers: Readonly<Record<string, string>> = { "6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6" };
  return {
    by,
    protocol: numbers[named] ?? named,
    ports: [Number(fromPort ?? 0), Number(toPort ?? 65535)],
    blocks: blocks.filter((block) => typeof block === "string").map(bitsOf),
  };
}

const TARGETS = ["gatewayId", "natGatewayId", "egressOnlyGatewayId", "vpcPeeringConnectionId", "vpcEndpointId"];

function routesOf(graph: Graph, table: string): readonly RawRoute[] {
  return graph.resources
    .filter((one) => kind(one) === "Route" && one.refs.routeTableId?.includes(table))
    .flatMap(({ inputs, refs }) => {
      const [to] = TARGETS.flatMap((target) => refs[target] ?? []);
      const target = graph.byUrn.get(to ?? "");
      const block = inputs.destinationCidrBlock ?? inputs.destinationIpv6CidrBlock;
      if (typeof block !== "string" || target === undefined) return [];
      return [{ block: bitsOf(block), to: target.urn, kind: kind(target) }];
    });
}
