import { type Graph, ofType, type Resource, referents } from "../../../graph/index.ts";
import type { Acl, AclLine, Doubt } from "./network.ts";
import { ADDRESSES, FOUR, PORTS, PROTOCOLS, SIX } from "./packets.ts";
import { doubtful, type Entry, entriesOf, inline, readRange, readTraffic, toNumber } from "./read-traffic.ts";
import { sixesOf } from "./six.ts";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const DEFAULT_ACL = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
const ASSOCIATION = "aws:ec2/networkAclAssociation:NetworkAclAssociation";
const RULE = "aws:ec2/networkAclRule:NetworkAclRule";

interface Owned {
  readonly out: boolean | null;
  readonly line: AclLine;
}

/** Which ACL guards a subnet. */
export interface Acls {
  of(subnet: Resource): Acl;
  readonly all: readonly Acl[];
  readonly doubts: readonly Doubt[];
}

/** The network ACLs of the graph: lines from blocks and resources of their own, associations from either side. */
export function readAcls(graph: Graph): Acls {
  const rules = ofType(graph, RULE);
  const declared = new Map(ofType(graph, ACL, DEFAULT_ACL).map((acl) => [acl.urn, readAcl(graph, acl, rules)]));
  const associations = ofType(graph, ASSOCIATION);
  const of = (subnet: Resource): Acl => {
    const named = [
      ...associations
        .filter((link) => link.refs.subnetId?.includes(subnet.urn))
        .flatMap((link) => referents(graph, link, "networkAclId")),
      ...[...declared.values()].flatMap(({ resource }) =>
        resource?.type === ACL && resource.refs.subnetIds?.includes(subnet.urn) ? [resource] : [],
      ),
    ];
    return declared.get(named[0]?.urn ?? "") ?? defaultAcl(graph, subnet, declared);
  };
  return {
    of,
    all: [...declared.values()],
    doubts: [...loose(graph, [...rules, ...associations]), ...unplaced(graph)],
  };
}

/** Rules and associations that can't be tied to an ACL or subnet of this graph. */
function loose(graph: Graph, resources: readonly Resource[]): readonly Doubt[] {
  return resources.flatMap((resource) =>
    ["networkAclId", ...(resource.type === ASSOCIATION ? ["subnetId"] : [])]
      .filter((property) => referents(graph, resource, property).length === 0)
      .map((property) => ({ resource, property })),
  );
}

/** ACLs that guard subnets which the graph can't tell. */
const unplaced = (graph: Graph): readonly Doubt[] =>
  ofType(graph, ACL)
    .filter(({ inputs, refs }) => entriesOf(inputs.subnetIds).length > (refs.subnetIds?.length ?? 0))
    .map((resource) => ({ resource, property: "subnetIds" }));

function defaultAcl(graph: Graph, subnet: Resource, declared: ReadonlyMap<string, Acl>): Acl {
  const [vpc] = referents(graph, subnet, "vpcId");
  const adopted = [...declared.values()].find(
    ({ resource }) => vpc !== undefined && resource?.refs.defaultNetworkAclId?.includes(vpc.urn),
  );
  const name = `${vpc?.name ?? "of an unknown VPC"} (made by AWS)`;
  return adopted ?? { name, resource: null, incoming: [], outgoing: [], untouched: true };
}

function readAcl(graph: Graph, acl: Resource, rules: readonly Resource[]): Acl {
  const owned = [
    ...rules.filter((rule) => isFor(graph, rule, acl)).map((rule) => readRule(graph, rule)),
    ...blockLines(graph, acl, "ingress", false),
    ...blockLines(graph, acl, "egress", true),
  ];
  const lines = (out: boolean) => owned.filter((one) => one.out === null || one.out === out).map(({ line }) => line);
  return { name: acl.name, resource: acl, incoming: lines(false), outgoing: lines(true), untouched: false };
}

/** A rule names its ACL, or the VPC whose default ACL this one adopts. */
function isFor(graph: Graph, rule: Resource, acl: Resource): boolean {
  return referents(graph, rule, "networkAclId").some(
    ({ urn }) => urn === acl.urn || (acl.refs.defaultNetworkAclId?.includes(urn) ?? false),
  );
}

function readRule(graph: Graph, rule: Resource): Owned {
  const { egress } = rule.inputs;
  const out = egress === undefined ? false : typeof egress === "boolean" ? egress : null;
  const line = readLine(graph, { by: rule, fields: rule.inputs, at: "" }, "ruleNumber", "ruleAction");
  return { out, line: out === null ? { ...line, doubt: { resource: rule, property: "egress" } } : line };
}

function blockLines(graph: Graph, acl: Resource, property: string, out: boolean): readonly Owned[] {
  return inline(acl, property).map((entry) => ({
    out,
    line: entry === null ? anything(acl, property) : readLine(graph, entry, "ruleNo", "action"),
  }));
}

const anything = (by: Resource, property: string): AclLine => ({
  by,
  number: null,
  allows: null,
  peers: ADDRESSES,
  traffic: { protocol: PROTOCOLS, port: PORTS },
  doubt: { resource: by, property },
});

/** ICMP lines count for every type: a denial of one type denies less, so it is in doubt. */
function readLine(graph: Graph, entry: Entry, numberAt: string, actionAt: string): AclLine {
  const { traffic, doubt } = readTraffic(entry);
  const number = toNumber(entry.fields[numberAt]);
  const action = entry.fields[actionAt];
  const allows = action === "allow" ? true : action === "deny" ? false : null;
  const { icmpType, cidrBlock, ipv6CidrBlock: six } = entry.fields;
  const isSix = six !== undefined && six !== null;
  const peers = isSix ? (typeof six === "string" ? sixesOf(graph).range(six) : null) : readRange(cidrBlock);
  const narrow = allows === false && icmpType !== undefined && icmpType !== null && toNumber(icmpType) !== -1;
  const unread = [
    ...(number === null ? [numberAt] : []),
    ...(allows === null ? [actionAt] : []),
    ...(peers === null ? [isSix ? "ipv6CidrBlock" : "cidrBlock"] : []),
    ...(narrow ? ["icmpType"] : []),
  ].map((property) => doubtful(entry, property));
  return {
    by: entry.by,
    number,
    allows,
    peers: peers ?? (isSix ? SIX : FOUR),
    traffic,
    doubt: doubt ?? unread[0] ?? null,
  };
}
