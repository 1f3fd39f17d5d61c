import { createHash } from "node:crypto";
import { type Cidr, type Flow, TIER_OF } from "./flows.ts";
import { aggregate, TIERS, type Tier } from "./subnets.ts";

export interface AclRule {
  readonly tier: Tier;
  readonly egress: boolean;
  readonly number: number;
  readonly protocol: "tcp" | "udp";
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidr: string;
  /** The other end, in a word: part of the rule's name. */
  readonly peer: Peer;
}

type Peer = Tier | "anywhere" | Cidr;
type Ports = readonly [low: number, high: number];
interface Packet extends Omit<AclRule, "number" | "cidr"> {}

/** Ports on which the opener of a connection hears the answer: Linux nodes use their kernel's range, AWS any. */
const NODE_REPLIES: Ports = [32768, 60999];
const AWS_REPLIES: Ports = [1024, 65535];
/** Highest number that AWS takes for a rule. */
const LAST_NUMBER = 32766;

/**
 * The network ACL of each tier, worked out from the flows: ACLs keep no state, so that every flow needs its requests
 * and its answers admitted wherever it passes. S3's addresses have no name here and count as anywhere; the route table
 * and the group keep that way narrow.
 */
export function planAcls(range: string, flows: readonly Flow[]): readonly AclRule[] {
  const packets = unique(flows.flatMap(packetsOf));
  return TIERS.flatMap((tier) =>
    [false, true].flatMap((egress) =>
      numbered(packets.filter((packet) => packet.tier === tier && packet.egress === egress)).map((packet) => ({
        ...packet,
        cidr: cidrOf(range, packet.peer),
      })),
    ),
  );
}

/** Where a flow passes, and what it meets there towards its opener and towards its target. */
interface Stop {
  readonly tier: Tier;
  readonly from?: Side;
  readonly to?: Side;
}

interface Side {
  readonly peer: Peer;
  /** Ports on which answers come back over this side. */
  readonly replies: Ports;
}

/** What leaves or enters by the internet's gateway passes the firewall's tier, and on its way out NAT in the edge. */
function stopsOf({ from, networks, to }: Flow): readonly Stop[] {
  if (to === "directory" || to === "dns") return stopsToSite(from, to === "dns" ? (networks ?? []) : ["anywhere"]);
  const target = to === "internet" || to === "s3" ? "anywhere" : TIER_OF[to];
  if (from === "internet") {
    if (target === "anywhere") return [];
    return (networks ?? ["anywhere" as const]).flatMap((peer) => {
      const outside: Side = { peer, replies: AWS_REPLIES };
      return [
        { tier: "firewall", from: outside, to: { peer: target, replies: AWS_REPLIES } },
        { tier: target, from: outside },
      ];
    });
  }
  const source = TIER_OF[from];
  const replies =
    source === "web" || source === "app" || from === "system" || from === "runner" ? NODE_REPLIES : AWS_REPLIES;
  const opened: Stop = { tier: source, to: { peer: target, replies } };
  if (target !== "anywhere") return [opened, { tier: target, from: { peer: source, replies } }];
  if (to === "s3") return [opened];
  const onwards: Side = { peer: "anywhere", replies: AWS_REPLIES };
  return [
    opened,
    { tier: "edge", from: { peer: source, replies }, to: onwards },
    { tier: "firewall", from: { peer: "edge", replies: AWS_REPLIES }, to: onwards },
  ];
}

/** What leaves for a site passes the firewall's tier. The many networks of a directory count as anywhere; routes keep that way narrow. */
function stopsToSite(from: Flow["from"], peers: readonly Peer[]): readonly Stop[] {
  if (from === "internet") return [];
  const source = TIER_OF[from];
  const replies = from === "app" ? NODE_REPLIES : AWS_REPLIES;
  return peers.flatMap((peer) => [
    { tier: source, to: { peer, replies } },
    { tier: "firewall" as const, from: { peer: source, replies }, to: { peer, replies } },
  ]);
}

function packetsOf(flow: Flow): Packet[] {
  const { protocol, port } = flow;
  const packet = (tier: Tier, egress: boolean, peer: Peer, [fromPort, toPort]: Ports): Packet => ({
    tier,
    egress,
    protocol,
    fromPort,
    toPort,
    peer,
  });
  return stopsOf(flow).flatMap(({ tier, from, to }) => [
    ...(from ? [packet(tier, false, from.peer, [port, port]), packet(tier, true, answered(from), from.replies)] : []),
    ...(to ? [packet(tier, true, to.peer, [port, port]), packet(tier, false, to.peer, to.replies)] : []),
  ]);
}

/** Who is answered: the entrance answers everybody who may call it, so that one line does for all networks outside. */
const answered = ({ peer }: Side): Peer => (isCidr(peer) ? "anywhere" : peer);

const isCidr = (peer: Peer): peer is Cidr => peer.includes("/");

function unique(packets: readonly Packet[]): readonly Packet[] {
  return [...new Map(packets.map((packet) => [keyOf(packet), packet])).values()];
}

/** Rules only allow, so that their order says nothing: each number follows from its rule, and none moves for another. */
function numbered(packets: readonly Packet[]): readonly (Packet & { readonly number: number })[] {
  const taken = new Set<number>();
  return packets.map((packet) => {
    let number = createHash("sha256").update(keyOf(packet)).digest().readUInt32BE() % LAST_NUMBER;
    while (taken.has(number)) number = (number + 1) % LAST_NUMBER;
    taken.add(number);
    return { ...packet, number: number + 1 };
  });
}

const keyOf = ({ tier, egress, protocol, fromPort, toPort, peer }: Packet): string =>
  [tier, egress, protocol, fromPort, toPort, peer].join(" ");

function cidrOf(range: string, peer: Peer): string {
  if (isCidr(peer)) return peer;
  return peer === "anywhere" ? "0.0.0.0/0" : aggregate(range, peer);
}
