import { type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { CLUSTER, DEFAULT_GROUP, GROUP, groupKeys, keyOf, ownGroup, VPC } from "./group-keys.ts";
import type { Doubt, Group, GroupLine, Traffic } from "./network.ts";
import { PORTS, PROTOCOLS } from "./packets.ts";
import { linesOf } from "./read-peers.ts";
import { type Entry, everywhere, inline } from "./read-traffic.ts";

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
const defaultGroup = (vpc: Resource): Group => openGroup(`${vpc.urn}#default`, vpc, `${vpc.name} (made by AWS)`);

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
