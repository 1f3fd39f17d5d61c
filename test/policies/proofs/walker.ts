/** A network small enough to walk packet by packet, and a walk that shares no code with the proof. */
export interface Small {
  readonly subnets: readonly string[];
  /** Groups of the machine in each subnet. */
  readonly groups: readonly (readonly number[])[];
  readonly groupLines: readonly GroupLine[];
  /** ACL of each subnet; null for the one that AWS makes. */
  readonly acls: readonly (number | null)[];
  readonly aclLines: readonly AclLine[];
}

interface Kind {
  readonly protocol: "tcp" | "udp" | "icmp" | "-1";
  readonly ports: readonly [number, number];
}
export interface GroupLine extends Kind {
  readonly group: number;
  readonly outgoing: boolean;
  /** A block, or a group by its number. */
  readonly peer: string | number;
}
export interface AclLine extends Kind {
  readonly acl: number;
  readonly outgoing: boolean;
  readonly allows: boolean;
  readonly number: number;
  readonly block: string;
}

/** One packet from the machine in one subnet to that in another; addresses are counted within their subnets. */
export interface Packet {
  readonly from: number;
  readonly to: number;
  readonly source: number;
  readonly target: number;
  readonly protocol: "tcp" | "udp" | "icmp";
  readonly port: number;
}

/** Whether a packet gets from one machine to the other. */
export function walks(net: Small, packet: Packet): boolean {
  const source = address(net.subnets[packet.from] ?? "", packet.source);
  const target = address(net.subnets[packet.to] ?? "", packet.target);
  return (
    groupsLet(net, packet, true, target) &&
    aclLets(net, packet, packet.from, true, target) &&
    aclLets(net, packet, packet.to, false, source) &&
    groupsLet(net, packet, false, source)
  );
}

function groupsLet(net: Small, packet: Packet, outgoing: boolean, peer: string): boolean {
  const own = net.groups[outgoing ? packet.from : packet.to] ?? [];
  const others = net.groups[outgoing ? packet.to : packet.from] ?? [];
  for (const line of net.groupLines) {
    if (line.outgoing !== outgoing || !own.includes(line.group) || !isKind(line, packet)) continue;
    if (typeof line.peer === "number" ? others.includes(line.peer) : isIn(peer, line.peer)) return true;
  }
  return false;
}

function aclLets(net: Small, packet: Packet, subnet: number, outgoing: boolean, peer: string): boolean {
  const acl = net.acls[subnet];
  if (acl === null) return true;
  const lines = net.aclLines.filter((line) => line.acl === acl && line.outgoing === outgoing);
  for (let number = 1; number <= 32766; number += 1) {
    const line = lines.find((one) => one.number === number);
    if (line !== undefined && isKind(line, packet) && isIn(peer, line.block)) return line.allows;
    if (number > 200) break;
  }
  return false;
}

function isKind({ protocol, ports }: Kind, packet: Packet): boolean {
  if (protocol === "-1") return true;
  if (protocol !== packet.protocol) return false;
  return protocol === "icmp" || (ports[0] <= packet.port && packet.port <= ports[1]);
}

/** The address so many after the first of a block, bit by bit. */
const address = (block: string, after: number): string => {
  const start = bits(block.split("/")[0] ?? "");
  return (Number.parseInt(start, 2) + after).toString(2).padStart(32, "0");
};

function isIn(at: string, block: string): boolean {
  const [start = "", prefix] = block.split("/");
  return at.startsWith(bits(start).slice(0, Number(prefix)));
}

const bits = (dotted: string): string =>
  dotted
    .split(".")
    .map((part) => Number(part).toString(2).padStart(8, "0"))
    .join("");
