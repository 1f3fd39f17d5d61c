import type { Bits } from "./bits.ts";
import { bitsOf } from "./bits.ts";
import type { AclLine, GroupLine, Line, Machine, Raw, RawRoute, RawSubnet } from "./raw.ts";

export interface Packet {
  readonly source: Bits;
  readonly target: Bits;
  readonly protocol: "tcp" | "udp" | "icmp";
  /** Destination port; for ICMP it says nothing. */
  readonly port: number;
}

/** Where one packet ended, and what it met on its way. */
export interface Walked {
  readonly arrived: boolean;
  readonly met: readonly string[];
}

const MOST_STOPS = 12;

/** Sends one packet from a machine to another, stop by stop. Groups remember: `reply` passes them. */
export function walk(raw: Raw, from: Machine, to: Machine, packet: Packet, reply = false): Walked {
  if (!reply && !groupsLet(raw, from, to, packet, "outgoing")) return dropped(["groups of the sender"]);
  const inside = isIn(packet.target, from.subnet) && from.subnet.urn === to.subnet.urn;
  const carried = inside ? { arrived: true, met: [] } : leave(raw, from.subnet, to.subnet, packet);
  if (!carried.arrived) return carried;
  return reply || groupsLet(raw, to, from, packet, "incoming")
    ? carried
    : dropped(carried.met, "groups of the receiver");
}

/** Sends one packet that came in through a gateway to a machine. */
export function walkIn(raw: Raw, gateway: string, to: Machine, packet: Packet): Walked {
  const carried = go(raw, routesAt(raw, raw.edges.get(gateway) ?? null), to.subnet.vpc, to.subnet, packet, []);
  if (!carried.arrived) return carried;
  return groupsLet(raw, to, null, packet, "incoming") ? carried : dropped(carried.met, "groups of the receiver");
}

/** Follows the routes of a reply out of a subnet, until it leaves by a gateway: that gateway's urn, or null. */
export function wayOut(
  raw: Raw,
  from: RawSubnet,
  target: Bits,
): { readonly gateway: string | null; readonly met: readonly string[] } {
  let [table, met]: [string | null, readonly string[]] = [from.table, []];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const route = longest(routesAt(raw, table), target);
    if (route === null || isLocal(raw, from.vpc, target, route)) return { gateway: null, met };
    if (route.kind === "InternetGateway" || route.kind === "VpnGateway") return { gateway: route.to, met };
    if (route.kind !== "Firewall") return { gateway: null, met };
    met = [...met, route.to];
    table = raw.feet.get(route.to)?.[0]?.table ?? null;
  }
  return { gateway: null, met };
}

/** Out of a subnet by its ACL and its table. */
function leave(raw: Raw, from: RawSubnet, to: RawSubnet, packet: Packet): Walked {
  if (!aclLets(from, "outgoing", packet)) return dropped([`ACL of ${from.name}`]);
  return go(raw, routesAt(raw, from.table), from.vpc, to, packet, []);
}

/** From a table on: to the subnet itself, or to the next thing that has a table. */
function go(
  raw: Raw,
  routes: readonly RawRoute[],
  vpc: string,
  to: RawSubnet,
  packet: Packet,
  met: readonly string[],
): Walked {
  if (met.length > MOST_STOPS) return dropped(met);
  const route = longest(routes, packet.target);
  if (isLocal(raw, vpc, packet.target, route)) return to.vpc === vpc ? enter(to, packet, met) : dropped(met);
  if (route === null) return dropped(met, "no route");
  if (route.kind === "VpcPeeringConnection") {
    const sides = raw.peerings.get(route.to) ?? [];
    const joined = sides.includes(vpc) && sides.includes(to.vpc) && vpc !== to.vpc;
    return joined && isIn(packet.target, to) ? enter(to, packet, [...met, route.to]) : dropped(met, "the peering");
  }
  const [foot] = raw.feet.get(route.to) ?? [];
  if (route.kind !== "Firewall" || foot === undefined) return dropped(met, route.kind);
  if (!aclLets(foot, "incoming", packet) || !aclLets(foot, "outgoing", packet))
    return dropped(met, `ACL of ${foot.name}`);
  return go(raw, routesAt(raw, foot.table), vpc, to, packet, [...met, route.to]);
}

const enter = (to: RawSubnet, packet: Packet, met: readonly string[]): Walked =>
  isIn(packet.target, to) && aclLets(to, "incoming", packet)
    ? { arrived: true, met }
    : dropped(met, `ACL of ${to.name}`);

const routesAt = (raw: Raw, table: string | null): readonly RawRoute[] => raw.tables.get(table ?? "") ?? [];

/** The route that names the least of all that name the address. */
function longest(routes: readonly RawRoute[], target: Bits): RawRoute | null {
  let best: RawRoute | null = null;
  for (const route of routes)
    if (target.startsWith(route.block) && (best === null || route.block.length > best.block.length)) best = route;
  return best;
}

/** The VPC's own route holds unless another names less. */
function isLocal(raw: Raw, vpc: string, target: Bits, route: RawRoute | null): boolean {
  const own = (raw.vpcs.get(vpc) ?? []).find((block) => target.startsWith(block));
  return own !== undefined && (route === null || route.block.length <= own.length);
}

const isIn = (address: Bits, { blocks }: RawSubnet): boolean =>
  blocks.some((block) => address.startsWith(bitsOf(block)));

function aclLets({ acl }: RawSubnet, direction: "incoming" | "outgoing", packet: Packet): boolean {
  if (acl === "open") return true;
  const peer = direction === "incoming" ? packet.source : packet.target;
  for (const line of acl[direction]) if (fits(line, packet) && names(line, peer)) return line.allows;
  return false;
}

function groupsLet(
  raw: Raw,
  at: Machine,
  other: Machine | null,
  packet: Packet,
  direction: "incoming" | "outgoing",
): boolean {
  const peer = direction === "incoming" ? packet.source : packet.target;
  for (const group of at.groups)
    for (const line of raw.groups.get(group)?.[direction] ?? [])
      if (fits(line, packet) && (names(line, peer) || isMember(line, other))) return true;
  return false;
}

const names = ({ blocks }: AclLine | GroupLine, address: Bits): boolean =>
  blocks.some((block) => address.startsWith(block));

const isMember = ({ groups }: GroupLine, other: Machine | null): boolean =>
  groups.some((group) => other?.groups.includes(group) ?? false);

function fits({ protocol, ports }: Line, packet: Packet): boolean {
  if (protocol === "-1") return true;
  if (protocol !== packet.protocol) return false;
  return protocol === "icmp" || (ports[0] <= packet.port && packet.port <= ports[1]);
}

const dropped = (met: readonly string[], by?: string): Walked => ({
  arrived: false,
  met: by === undefined ? met : [...met, by],
});
