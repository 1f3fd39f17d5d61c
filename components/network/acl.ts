import { type Flow, TIER_OF } from "./flows.ts";
import { aggregate, TIERS, type Tier } from "./subnets.ts";

export interface AclRule {
  readonly tier: Tier;
  readonly egress: boolean;
  /** Order of judgement within the tier's direction. */
  readonly number: number;
  readonly protocol: "tcp" | "udp";
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidr: string;
  /** The other end, in a word: part of the rule's name. */
  readonly peer: Tier | "anywhere";
}

interface Packet extends Omit<AclRule, "number" | "cidr"> {}

/** Ports on which the opener of a connection hears the answer: Linux nodes use their kernel's range, AWS any. */
const NODE_REPLIES = [32768, 60999] as const;
const AWS_REPLIES = [1024, 65535] as const;

/**
 * The network ACL of each tier, worked out from the flows: ACLs keep no state, so that every flow needs its requests
 * and its answers admitted at both ends. S3's addresses have no name here and count as anywhere; the route table and
 * the group keep that way narrow.
 */
export function planAcls(range: string, flows: readonly Flow[]): readonly AclRule[] {
  const packets = unique(flows.flatMap(packetsOf));
  return TIERS.flatMap((tier) =>
    [false, true].flatMap((egress) =>
      packets
        .filter((packet) => packet.tier === tier && packet.egress === egress)
        .map((packet, index) => ({ ...packet, number: 100 + 10 * index, cidr: cidrOf(range, packet.peer) })),
    ),
  );
}

function packetsOf(flow: Flow): Packet[] {
  const { protocol, port } = flow;
  const source = flow.from === "internet" ? "anywhere" : TIER_OF[flow.from];
  const target = flow.to === "s3" ? "anywhere" : TIER_OF[flow.to];
  const [low, high] = source === "web" || source === "app" || flow.from === "system" ? NODE_REPLIES : AWS_REPLIES;
  const ends: Packet[] = [];
  if (source !== "anywhere")
    ends.push(
      { tier: source, egress: true, protocol, fromPort: port, toPort: port, peer: target },
      { tier: source, egress: false, protocol, fromPort: low, toPort: high, peer: target },
    );
  if (target !== "anywhere")
    ends.push(
      { tier: target, egress: false, protocol, fromPort: port, toPort: port, peer: source },
      { tier: target, egress: true, protocol, fromPort: low, toPort: high, peer: source },
    );
  return ends;
}

function unique(packets: readonly Packet[]): readonly Packet[] {
  return [...new Map(packets.map((packet) => [JSON.stringify(packet), packet])).values()];
}

function cidrOf(range: string, peer: AclRule["peer"]): string {
  return peer === "anywhere" ? "0.0.0.0/0" : aggregate(range, peer);
}
