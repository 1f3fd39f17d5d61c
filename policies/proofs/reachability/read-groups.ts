import { type Graph, ofType, type Range, type Resource, referents } from "../../../graph/index.ts";
import type { Doubt, Group, GroupLine, Traffic } from "./network.ts";
import { ADDRESSES, PORTS, PROTOCOLS } from "./packets.ts";
import {
  doubtful,
  type Entry,
  entriesOf,
  everywhere,
  inline,
  readRange,
  readRanges,
  readTraffic,
} from "./read-traffic.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const CLUSTER = "aws:eks/cluster:Cluster";
const VPC = "aws:ec2/vpc:Vpc";
const EVERYTHING: Traffic = { protocol: PROTOCOLS, port: PORTS };

type Direction = "incoming" | "outgoing";

interface Owned {
  readonly key: string;
  readonly direction: Direction;
  readonly line: GroupLine;
}

/** Every security group of the graph with its lines, wherever they are declared, and those that AWS makes. */
export function readGroups(graph: Graph): { readonly groups: readonly Group[]; readonly doubts: readonly Doubt[] } {
  const rules = ofType(
    graph,
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    "aws:ec2/securityGroupRule:SecurityGroupRule",
  );
  const declared = ofType(graph, GROUP, DEFAULT_GROUP);
  const homeless = rules.filter((rule) => groupKeys(graph, rule, "securityGroupId").length === 0);
  const lines = [
    ...rules.flatMap((rule) => separateLines(graph, rule)),
    ...declared.flatMap((group) => inlineLines(graph, group)),
  ];
  const made = [...ofType(graph, CLUSTER).map(clusterGroup), ...ofType(graph, VPC).map(defaultGroup)];
  const groups = [
    ...made.filter(({ key }) => !declared.some((group) => keyOf(graph, group) === key)),
    ...declared.map((group) => ({ ...bare(keyOf(graph, group), group, group.name) })),
  ];
  return {
    groups: groups.map((group) => withLines(group, lines)),
    doubts: homeless.map((rule) => ({ resource: rule, property: "securityGroupId" })),
  };
}

/** Keys of the groups that a property names; a cluster or VPC stands for the group that AWS made for it. */
export function groupKeys(graph: Graph, resource: Resource, property: string): readonly string[] {
  return referents(graph, resource, property).flatMap((target) => {
    if (target.type === GROUP || target.type === DEFAULT_GROUP) return keyOf(graph, target);
    if (!/securityGroup/i.test(property)) return [];
    if (target.type === CLUSTER) return ownGroup(target);
    return target.type === VPC ? `${target.urn}#default` : [];
  });
}

export const ownGroup = (cluster: Resource): string => `${cluster.urn}#own`;

function keyOf(graph: Graph, group: Resource): string {
  const [vpc] = group.type === DEFAULT_GROUP ? referents(graph, group, "vpcId") : [];
  return vpc === undefined ? group.urn : `${vpc.urn}#default`;
}

const bare = (key: string, resource: Resource, name: string): Group => ({
  key,
  name,
  resource,
  incoming: [],
  outgoing: [],
});

/** EKS puts one group on every cluster: its members talk to one another, and out to everyone. No plan shows it. */
const clusterGroup = (cluster: Resource): Group =>
  openGroup(ownGroup(cluster), cluster, `${cluster.name} (made by EKS)`);

/** The default group of a VPC, as AWS makes it when nobody adopts it. */
const defaultGroup = (vpc: Resource): Group => openGroup(`${vpc.urn}#default`, vpc, `default group of ${vpc.name}`);

function openGroup(key: string, by: Resource, name: string): Group {
  const line = (peers: GroupLine["peers"]): GroupLine => ({ by, peers, traffic: EVERYTHING, doubt: null });
  return { ...bare(key, by, name), incoming: [line({ group: key })], outgoing: [line(everywhere)] };
}

function withLines(group: Group, lines: readonly Owned[]): Group {
  const of = (direction: Direction) =>
    lines.filter((owned) => owned.key === group.key && owned.direction === direction).map((owned) => owned.line);
  return {
    ...group,
    incoming: [...group.incoming, ...of("incoming")],
    outgoing: [...group.outgoing, ...of("outgoing")],
  };
}

function separateLines(graph: Graph, rule: Resource): readonly Owned[] {
  const entry: Entry = { by: rule, fields: rule.inputs, at: "" };
  const directions = directionsOf(rule);
  const doubt = directions.length === 1 ? null : { resource: rule, property: "type" };
  return groupKeys(graph, rule, "securityGroupId").flatMap((key) =>
    linesOf(graph, entry, key).flatMap((line) =>
      directions.map((direction) => ({ key, direction, line: { ...line, doubt: line.doubt ?? doubt } })),
    ),
  );
}

/** The old kind of rule says its direction in a property; when that is unknown, it could be either. */
function directionsOf(rule: Resource): readonly Direction[] {
  if (rule.type.endsWith("SecurityGroupIngressRule") || rule.inputs.type === "ingress") return ["incoming"];
  if (rule.type.endsWith("SecurityGroupEgressRule") || rule.inputs.type === "egress") return ["outgoing"];
  return ["incoming", "outgoing"];
}

function inlineLines(graph: Graph, group: Resource): readonly Owned[] {
  const key = keyOf(graph, group);
  const block = (property: string, direction: Direction): readonly Owned[] =>
    inline(group, property).flatMap((entry) => {
      const lines = entry === null ? [anything(group, property)] : linesOf(graph, entry, key);
      return lines.map((line) => ({ key, direction, line }));
    });
  return [...block("ingress", "incoming"), ...block("egress", "outgoing")];
}

const anything = (by: Resource, property: string): GroupLine => ({
  by,
  peers: everywhere,
  traffic: EVERYTHING,
  doubt: { resource: by, property },
});

/** One line for each peer that an entry names. */
function linesOf(graph: Graph, entry: Entry, own: string): readonly GroupLine[] {
  const { traffic, doubt } = readTraffic(entry);
  const line = (peers: GroupLine["peers"], other: Doubt | null = null): GroupLine => ({
    by: entry.by,
    peers,
    traffic,
    doubt: doubt ?? other,
  });
  return [
    ...readRanges(entry, ["cidrIpv4", "cidrBlocks"]).map(({ property, range }) =>
      range === null ? line(everywhere, doubtful(entry, property)) : line([range]),
    ),
    ...["cidrIpv6", "ipv6CidrBlocks"].flatMap((property) =>
      entriesOf(entry.fields[property]).map((block) =>
        typeof block === "string" ? line({ six: block }) : line({ six: null }, doubtful(entry, property)),
      ),
    ),
    ...namedLists(graph, entry).map(({ property, ranges }) =>
      ranges === null ? line(everywhere, doubtful(entry, property)) : line(ranges),
    ),
    ...namedGroups(graph, entry).map(({ property, key, sure }) =>
      key === null
        ? line(everywhere, doubtful(entry, property))
        : line({ group: key }, sure ? null : doubtful(entry, property)),
    ),
    ...selfLine(entry, own, line),
  ];
}

function selfLine(
  entry: Entry,
  own: string,
  line: (peers: GroupLine["peers"], doubt?: Doubt) => GroupLine,
): readonly GroupLine[] {
  const { self } = entry.fields;
  if (self === undefined || self === null || self === false || self === "false") return [];
  return [self === true || self === "true" ? line({ group: own }) : line({ group: own }, doubtful(entry, "self"))];
}

interface NamedGroup {
  readonly property: string;
  /** Null when the graph can't tell which group it is. */
  readonly key: string | null;
  readonly sure: boolean;
}

/** Groups that an entry names. Inside one inline block references can't be told apart: of several, each is in doubt. */
function namedGroups(graph: Graph, entry: Entry): readonly NamedGroup[] {
  return ["referencedSecurityGroupId", "sourceSecurityGroupId", "securityGroups"].flatMap<NamedGroup>((property) => {
    const count = entriesOf(entry.fields[property]).length;
    if (count === 0) return [];
    const keys = groupKeys(graph, entry.by, refsOf(entry, property));
    if (keys.length === 0 || (entry.at === "" && count > keys.length)) return [{ property, key: null, sure: false }];
    return keys.map((key) => ({ property, key, sure: keys.length <= count }));
  });
}

/** Ranges of the prefix lists that an entry names; a list of an AWS service holds no address of a VPC; null when unknown. */
function namedLists(graph: Graph, entry: Entry) {
  return ["prefixListId", "prefixListIds"].flatMap((property) => {
    if (entriesOf(entry.fields[property]).length === 0) return [];
    return [{ property, ranges: prefixRanges(graph, entry.by, refsOf(entry, property)) }];
  });
}

/** Ranges behind a property that names prefix lists: none for AWS's own, null when they can't be read. */
export function prefixRanges(graph: Graph, by: Resource, property: string): readonly Range[] | null {
  const targets = referents(graph, by, property).filter(({ type }) => type === ENDPOINT || type === PREFIX_LIST);
  if (targets.length === 0) return null;
  const ranges = targets.flatMap((target) => (target.type === ENDPOINT ? [] : listed(graph, target)));
  return ranges.some((range) => range === null) ? null : ranges.map((range) => range ?? ADDRESSES);
}

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const PREFIX_LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";

function listed(graph: Graph, list: Resource): readonly (Range | null)[] {
  const entries = ofType(graph, "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry").filter((entry) =>
    entry.refs.prefixListId?.includes(list.urn),
  );
  return [
    ...inline(list, "entries").map((entry) => readRange(entry?.fields.cidr)),
    ...entries.map((entry) => readRange(entry.inputs.cidr)),
  ];
}

const refsOf = (entry: Entry, property: string): string =>
  entry.at === "" ? property : (entry.at.split(".")[0] ?? property);
