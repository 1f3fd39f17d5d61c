import { intersect, type Range } from "../../../graph/index.ts";

/** Packets of one shape: every combination of a protocol, an address each way and a destination port in these ranges. */
export interface Box {
  /** IP protocol numbers, 0–255. */
  readonly protocol: Range;
  /** Addresses as numbers: IPv4 up to 2³²−1, and above them IPv6 as `sixesOf` numbers it. */
  readonly source: Range;
  readonly target: Range;
  /** Destination ports; protocols without ports fill the whole range. */
  readonly port: Range;
}

/** A set of packets: whatever lies in one of its boxes, which may overlap. */
export type Packets = readonly Box[];

/** One packet, as a point of the set. */
export type Packet = { readonly [Side in keyof Box]: number };

const SIDES = ["protocol", "source", "target", "port"] as const;

/** Every IPv4 address. */
export const FOUR: Range = { from: 0, to: 2 ** 32 - 1 };
/** Every IPv6 address. */
export const SIX: Range = { from: 2 ** 32, to: 2 ** 33 - 1 };
/** Every address of both families. */
export const ADDRESSES: Range = { from: FOUR.from, to: SIX.to };
export const PORTS: Range = { from: 0, to: 65535 };
export const PROTOCOLS: Range = { from: 0, to: 255 };
export const TCP = 6;
export const UDP = 17;

/** The box with these sides, and everything on the others. */
export function box(sides: Partial<Box> = {}): Box {
  return { protocol: PROTOCOLS, source: ADDRESSES, target: ADDRESSES, port: PORTS, ...sides };
}

export const single = (value: number): Range => ({ from: value, to: value });

/** Packets between these addresses. None goes from IPv4 to IPv6 or back. */
export const between = (sources: readonly Range[], targets: readonly Range[]): Packets =>
  sources.flatMap((source) =>
    targets.flatMap((target) => (isSix(source) === isSix(target) ? box({ source, target }) : [])),
  );

const isSix = ({ from }: Range): boolean => from >= SIX.from;

/** What lies in both. */
export function meet(a: Packets, b: Packets): Packets {
  return a.flatMap((one) => b.flatMap((other) => overlap(one, other) ?? []));
}

/** What lies in `a` and not in `b`. */
export function without(a: Packets, b: Packets): Packets {
  return b.reduce<Packets>((left, hole) => left.flatMap((one) => carve(one, hole)), a);
}

export const holds = (set: Packets, packet: Packet): boolean =>
  set.some((one) => SIDES.every((side) => one[side].from <= packet[side] && packet[side] <= one[side].to));

/** The lowest corner of the first box; null for the empty set. */
export function sample(set: Packets): Packet | null {
  const [first] = set;
  if (first === undefined) return null;
  return {
    protocol: first.protocol.from,
    source: first.source.from,
    target: first.target.from,
    port: first.port.from,
  };
}

/** The kind of traffic of a set in words, addresses left out: `tcp 443, udp 53`. */
export function sayTraffic(set: Packets): string {
  return [...new Set(set.map((one) => [sayProtocol(one.protocol), sayPorts(one)].join(" ").trim()))].join(", ");
}

function overlap(a: Box, b: Box): Box | null {
  const protocol = intersect(a.protocol, b.protocol);
  const source = intersect(a.source, b.source);
  const target = intersect(a.target, b.target);
  const port = intersect(a.port, b.port);
  return protocol && source && target && port && { protocol, source, target, port };
}

/** The box without the hole, as disjoint boxes: what lies below and above the hole on one side after the other. */
function carve(from: Box, hole: Box): Packets {
  if (overlap(from, hole) === null) return [from];
  const pieces: Box[] = [];
  let rest = from;
  for (const side of SIDES) {
    const { from: low, to: high } = rest[side];
    if (low < hole[side].from) pieces.push({ ...rest, [side]: { from: low, to: hole[side].from - 1 } });
    if (hole[side].to < high) pieces.push({ ...rest, [side]: { from: hole[side].to + 1, to: high } });
    rest = { ...rest, [side]: { from: Math.max(low, hole[side].from), to: Math.min(high, hole[side].to) } };
  }
  return pieces;
}

const PROTOCOL_NAMES: ReadonlyMap<number, string> = new Map([
  [1, "icmp"],
  [TCP, "tcp"],
  [UDP, "udp"],
]);

function sayProtocol({ from, to }: Range): string {
  if (from === to) return PROTOCOL_NAMES.get(from) ?? `protocol ${from}`;
  return from === PROTOCOLS.from && to === PROTOCOLS.to ? "every protocol" : `protocols ${from}–${to}`;
}

function sayPorts({ port, protocol }: Box): string {
  if (protocol.from === protocol.to && protocol.from !== TCP && protocol.from !== UDP) return "";
  if (port.from === port.to) return String(port.from);
  return port.from === PORTS.from && port.to === PORTS.to ? "on every port" : `${port.from}–${port.to}`;
}
