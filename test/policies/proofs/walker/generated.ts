import fc from "fast-check";
import { type Drafts, draft, type Field, ref } from "../../../support/draft.ts";
import { ACL_RULE, EGRESS, GROUP, INGRESS, ROUTE, SUBNET } from "../../../support/network.ts";
import { nth } from "../../../support/packets/bits.ts";
import type { Packet } from "../../../support/packets/walk.ts";

/** Two VPCs, peered: three subnets for machines and two for firewalls in one, one subnet in the other. */
const SUBNETS: Readonly<Record<string, readonly [vpc: string, four: string, six: string]>> = {
  a: ["home", "10.0.0.0/28", "2001:db8:0:a::/64"],
  b: ["home", "10.0.0.16/28", "2001:db8:0:b::/64"],
  c: ["home", "10.0.0.32/28", "2001:db8:0:c::/64"],
  wall: ["home", "10.0.0.48/28", "2001:db8:0:d::/64"],
  gate: ["home", "10.0.0.64/28", "2001:db8:0:e::/64"],
  peer: ["away", "10.1.0.0/28", "2001:db8:1:a::/64"],
};
/** Where a machine stands; in the others a firewall or a NAT gateway does. */
const STANDS = ["a", "b", "c", "peer"] as const;
const WORLD = ["203.0.113.0/28", "2001:db8:ffff::/64", "10.40.0.0/24"] as const;
const GATEWAYS = ["internet", "sites"] as const;

const BLOCKS = [
  ...["0.0.0.0/0", "::/0", "10.0.0.0/24", "2001:db8::/48", "10.0.0.0/27", "10.0.0.21/32", "2001:db8:0:b::5/128"],
  ...["10.1.0.0/24", "2001:db8:1::/48", "203.0.113.0/24", "2001:db8:ffff::/48", "10.40.0.0/16", "2001:db8:0:8::/61"],
  ...["10.0.0.0/28", "10.0.0.16/28", "2001:db8:0:a::/64", "2001:db8:0:c::/64"],
];
const PORTS = [22, 80, 443, 5432, 30443];
const isSix = (block: string): boolean => block.includes(":");

const block = fc.constantFrom(...BLOCKS);
const wide = fc.constantFrom("0.0.0.0/0", "::/0");
const group = fc.constantFrom("red", "green", "blue");
const port = fc.constantFrom(...PORTS);
const traffic = fc.record({
  protocol: fc.constantFrom("tcp", "udp", "icmp", "-1", "-1", "-1", "-1"),
  ports: fc.tuple(port, port).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const),
});
const groupLine = fc.record({
  group,
  outgoing: fc.boolean(),
  traffic,
  peer: fc.oneof(group, block, wide, fc.constant("list")),
});
const aclLine = fc.record({
  acl: fc.constantFrom("first", "second"),
  outgoing: fc.boolean(),
  allows: fc.constantFrom(true, true, true, false),
  number: fc.integer({ min: 1, max: 40 }),
  block: fc.oneof(wide, block),
  traffic,
});
const TARGETS: Readonly<Record<string, string>> = {
  internet: "gatewayId",
  sites: "gatewayId",
  nat: "natGatewayId",
  fire: "vpcEndpointId",
  peering: "vpcPeeringConnectionId",
};
const OUTWARD = [
  "0.0.0.0/0",
  "::/0",
  "10.1.0.0/24",
  "10.1.0.0/28",
  "2001:db8:1::/48",
  "203.0.113.0/24",
  "10.40.0.0/16",
  "10.0.0.16/28",
];
const SENSIBLE = [
  ...[
    ["0.0.0.0/0", "internet"],
    ["::/0", "internet"],
    ["0.0.0.0/0", "fire"],
    ["::/0", "fire"],
    ["0.0.0.0/0", "nat"],
  ],
  ...[
    ["10.1.0.0/24", "peering"],
    ["2001:db8:1::/48", "peering"],
    ["10.0.0.0/24", "peering"],
  ],
  ...[
    ["2001:db8::/48", "peering"],
    ["10.40.0.0/16", "sites"],
    ["10.40.0.0/16", "fire"],
    ["10.0.0.16/28", "fire"],
  ],
] as [string, string][];
const PEER: typeof SENSIBLE = [
  ["10.0.0.0/24", "peering"],
  ["10.0.0.16/28", "peering"],
  ["2001:db8::/48", "peering"],
  ["0.0.0.0/0", "peering"],
];
const route = fc.record({
  table: fc.constantFrom("a", "b", "c", "wall", "wall"),
  way: fc.oneof(
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...OUTWARD), fc.constantFrom(...Object.keys(TARGETS))) },
    { weight: 8, arbitrary: fc.constantFrom(...SENSIBLE) },
  ),
});
const back = fc.record({ table: fc.constant("peer"), way: fc.constantFrom(...PEER) });
const edge = fc.record({
  gateway: fc.constantFrom(...GATEWAYS),
  block: fc.constantFrom("10.0.0.0/28", "10.0.0.16/28", "2001:db8:0:a::/64", "10.0.0.0/24"),
});

/** Networks of every kind of list and way that the proof reads. */
export const network = fc.record({
  groups: fc.tuple(...STANDS.map(() => fc.uniqueArray(group, { minLength: 1, maxLength: 2 }))),
  acls: fc.tuple(...STANDS.map(() => fc.constantFrom("first", "second", null, null, null))),
  groupLines: fc.array(groupLine, { minLength: 10, maxLength: 20 }),
  aclLines: fc.uniqueArray(aclLine, {
    minLength: 4,
    maxLength: 14,
    selector: ({ acl, outgoing, number }) => `${acl} ${outgoing} ${number}`,
  }),
  routes: fc.uniqueArray(fc.oneof({ weight: 7, arbitrary: route }, { weight: 2, arbitrary: back }), {
    minLength: 6,
    maxLength: 16,
    selector: ({ table, way: [to] }) => `${table} ${to}`,
  }),
  edges: fc.uniqueArray(edge, { maxLength: 3, selector: (one) => `${one.gateway} ${one.block}` }),
  listed: fc.uniqueArray(block, { minLength: 1, maxLength: 2 }),
});
type Network = typeof network extends fc.Arbitrary<infer T> ? T : never;

/** A packet and its ends: a machine's subnet, or a gateway behind which the world begins. */
export interface Sent {
  readonly from: (typeof STANDS)[number] | (typeof GATEWAYS)[number];
  readonly to: (typeof STANDS)[number];
  readonly packet: Packet;
}
export const sent: fc.Arbitrary<Sent> = fc
  .record({
    from: fc.constantFrom(...STANDS, "peer", ...GATEWAYS),
    to: fc.constantFrom(...STANDS),
    six: fc.boolean(),
    hosts: fc.tuple(fc.integer({ min: 4, max: 14 }), fc.integer({ min: 4, max: 14 })),
    protocol: fc.constantFrom("tcp" as const, "tcp" as const, "udp" as const, "icmp" as const),
    port,
  })
  .map(({ from, to, six, hosts: [one, other], protocol, port }) => {
    const outside = from === "sites" ? WORLD[2] : WORLD[six ? 1 : 0];
    const isSixth = six && from !== "sites";
    const at = (name: string) => SUBNETS[name]?.[isSixth ? 2 : 1];
    const packet = { source: nth(at(from) ?? outside, one), target: nth(at(to) ?? "", other), protocol, port };
    return { from, to, packet };
  })
  .filter(({ from, to }) => from !== to && (to !== "peer" || (from !== "internet" && from !== "sites")));

/** The network as the resources of a plan. */
export function draftsOf(net: Network): Drafts {
  const traffic = ({ protocol, ports: [from, to] }: Network["groupLines"][number]["traffic"]) =>
    protocol === "icmp" ? { fromPort: -1, toPort: -1 } : { fromPort: from, toPort: to };
  const addressed = (block: string, four: string, six: string): Record<string, Field> => ({
    [isSix(block) ? six : four]: block,
  });
  const all: Record<string, Drafts[string]> = {
    home: draft("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/24", ipv6CidrBlock: "2001:db8::/48" }),
    away: draft("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/24", ipv6CidrBlock: "2001:db8:1::/48" }),
    internet: draft("aws:ec2/internetGateway:InternetGateway", { vpcId: ref("home") }),
    sites: draft("aws:ec2/vpnGateway:VpnGateway", { vpcId: ref("home") }),
    fire: draft("aws:networkfirewall/firewall:Firewall", { subnetMappings: [{ subnetId: ref("wall") }] }),
    nat: draft("aws:ec2/natGateway:NatGateway", { subnetId: ref("gate") }),
    peering: draft("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", { vpcId: ref("home"), peerVpcId: ref("away") }),
    list: draft("aws:ec2/managedPrefixList:ManagedPrefixList", { entries: net.listed.map((cidr) => ({ cidr })) }),
  };
  for (const [name, [vpc, cidrBlock, ipv6CidrBlock]] of Object.entries(SUBNETS)) {
    all[name] = draft(SUBNET, { vpcId: ref(vpc), cidrBlock, ipv6CidrBlock });
    all[`${name}-table`] = draft("aws:ec2/routeTable:RouteTable", { vpcId: ref(vpc) });
    all[`${name}-link`] = draft("aws:ec2/routeTableAssociation:RouteTableAssociation", {
      subnetId: ref(name),
      routeTableId: ref(`${name}-table`),
    });
  }
  for (const gateway of GATEWAYS) {
    all[`${gateway}-table`] = draft("aws:ec2/routeTable:RouteTable", { vpcId: ref("home") });
    all[`${gateway}-link`] = draft("aws:ec2/routeTableAssociation:RouteTableAssociation", {
      gatewayId: ref(gateway),
      routeTableId: ref(`${gateway}-table`),
    });
  }
  for (const name of ["red", "green", "blue"]) all[name] = draft(GROUP, {});
  for (const acl of ["first", "second"])
    all[acl] = draft("aws:ec2/networkAcl:NetworkAcl", {
      subnetIds: STANDS.filter((_, at) => net.acls[at] === acl).map((subnet) => ref(subnet)),
    });
  for (const [at, subnet] of STANDS.entries())
    all[`machine-${subnet}`] = draft("aws:ec2/instance:Instance", {
      subnetId: ref(subnet),
      vpcSecurityGroupIds: (net.groups[at] ?? []).map((one) => ref(one)),
    });
  for (const [at, { group, outgoing, peer, ...line }] of net.groupLines.entries())
    all[`line-${at}`] = draft(outgoing ? EGRESS : INGRESS, {
      securityGroupId: ref(group),
      ipProtocol: line.traffic.protocol,
      ...traffic(line.traffic),
      ...(peer === "list" ? { prefixListId: ref("list") } : {}),
      ...(["red", "green", "blue"].includes(peer) ? { referencedSecurityGroupId: ref(peer) } : {}),
      ...(/[.:]/.test(peer) ? addressed(peer, "cidrIpv4", "cidrIpv6") : {}),
    });
  for (const [at, { acl, outgoing, allows, number, block, ...line }] of net.aclLines.entries())
    all[`acl-line-${at}`] = draft(ACL_RULE, {
      networkAclId: ref(acl),
      egress: outgoing,
      ruleNumber: number,
      ruleAction: allows ? "allow" : "deny",
      protocol: line.traffic.protocol,
      ...addressed(block, "cidrBlock", "ipv6CidrBlock"),
      ...traffic(line.traffic),
    });
  const leads = (table: string, block: string, to: string) =>
    draft(ROUTE, {
      routeTableId: ref(`${table}-table`),
      ...addressed(block, "destinationCidrBlock", "destinationIpv6CidrBlock"),
      [TARGETS[to] ?? ""]: ref(to),
    });
  for (const [at, one] of net.routes.entries()) all[`route-${at}`] = leads(one.table, ...one.way);
  for (const [at, one] of net.edges.entries()) all[`edge-${at}`] = leads(one.gateway, one.block, "fire");
  return all;
}
