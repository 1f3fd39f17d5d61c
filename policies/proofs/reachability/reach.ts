import { addressing, spansOf } from "./addressing.ts";
import {
  enterAcl,
  enterGroups,
  type Hop,
  leaveAcl,
  leaveGroups,
  type Passage,
  passing,
  surelyPassing,
} from "./hops.ts";
import { addressesIn, type Doubt, type Place, type Subnet } from "./network.ts";
import {
  between,
  box,
  holds,
  meet,
  type Packet,
  type Packets,
  sample,
  sayTraffic,
  single,
  TCP,
  without,
} from "./packets.ts";
import { routeTo } from "./routes.ts";

/** What of the packets from one place arrives at another. */
export interface Reach {
  readonly from: string;
  readonly to: Place;
  readonly hops: readonly Hop[];
  /** Every packet that could set out. */
  readonly start: Packets;
  /** Packets that arrive, whatever the cloud answers. */
  readonly arrives: Packets;
  /** Packets that arrive unless something that can't be read stops them; holds those that surely do. */
  readonly mayArrive: Packets;
}

/**
 * Decides which packets from one place arrive at another over the routes inside their VPC, or a peering of two.
 * Whatever else comes from another network comes through a door (`doorsOf`).
 * Not modelled, because neither ACL nor group sees it: the resolver, instance metadata, DHCP and the time service.
 */
export function reach(from: Place, to: Place): Reach {
  const alike = passed.get(from.subnet) ?? new Map<string, Passed>();
  passed.set(from.subnet, alike);
  const ends = `${footing(from)} ${footing(to)}`;
  const known = alike.get(ends) ?? sentBetween(from, to);
  alike.set(ends, known);
  return { from: from.name, to, ...known };
}

type Passed = Pick<Reach, "hops" | "start" | "arrives" | "mayArrive">;

/** By the subnet that packets leave, and how both ends stand: what stands alike is reached alike. */
const passed = new WeakMap<Subnet, Map<string, Passed>>();

/** All of a place that decides what it may send and is sent. */
const footing = ({ subnet, groups, unguarded, doubt }: Place): string =>
  [subnet, ...groups, doubt?.resource].map(numberOf).join() + (doubt?.property ?? "") + unguarded;

const numbers = new WeakMap<object, number>();
let counted = 0;

function numberOf(thing: object | undefined): number {
  if (thing === undefined) return 0;
  const number = numbers.get(thing) ?? ++counted;
  numbers.set(thing, number);
  return number;
}

function sentBetween(from: Place, to: Place): Passed {
  const start = between(spansOf(from.subnet), spansOf(to.subnet));
  const within = from.subnet.resource === to.subnet.resource;
  const way = [leaveAcl(from.subnet.acl), routeTo(from.subnet, to.subnet), enterAcl(to.subnet.acl)];
  const hops = [
    ...addressing(from.subnet, to.subnet),
    leaveGroups(from, to),
    ...(within ? [] : way),
    enterGroups(to, from),
  ];
  return sent(hops, start);
}

/** Sends packets over the hops, one after the other. */
export function follow(from: string, to: Place, hops: readonly Hop[], start: Packets): Reach {
  return { from, to, ...sent(hops, start) };
}

function sent(hops: readonly Hop[], start: Packets): Passed {
  const through = (passed: (hop: Hop) => Packets) =>
    hops.reduce<Packets>((left, hop) => (left.length === 0 ? left : meet(left, passed(hop))), start);
  return { hops, start, arrives: through(surelyPassing), mayArrive: through(passing) };
}

/**
 * What stops everything between the two: the first hop that alone lets nothing of it pass, or the first that leaves
 * nothing.
 */
export function cutOf({ hops, from, to, start }: Reach): string {
  const alone = hops.find((hop) => meet(start, passing(hop)).length === 0);
  if (alone !== undefined) return alone.name;
  let left = start;
  for (const hop of hops) {
    left = meet(left, passing(hop));
    if (left.length === 0) return hop.name;
  }
  throw new Error(`Nothing stops ${sayTraffic(left)} from ${from} to ${to.name}`);
}

/** Who opens the connection, as a sentence begins. */
export const openerOf = ({ from }: Reach): string => from.charAt(0).toUpperCase() + from.slice(1);

/** The way of one packet, hop by hop, each with the line that let it pass. */
function pathOf({ from, to, hops }: Reach, packet: Packet): readonly string[] {
  const said = hops.map((hop) => {
    const by = passageOf(hop, packet)?.by ?? null;
    if (by === null) return hop.name;
    return `${hop.name}, by ${/route/i.test(by.type) ? "route " : ""}${by.name}`;
  });
  return [from, ...said, to.name];
}

/** The same way for the facts of a finding: each step in words, and the urn of the line that let the packet pass. */
export function traceOf(reached: Reach, packet: Packet) {
  const lines = reached.hops.map((hop) => passageOf(hop, packet)?.by?.urn ?? null);
  return { path: [...pathOf(reached, packet)], by: [null, ...lines, null] };
}

/** The first property on the way of a packet that can't be read, and without which the packet would not pass. */
export function doubtOf({ hops }: Reach, packet: Packet): Doubt | null {
  const unsure = hops.map((hop) => passageOf(hop, packet)).find((passage) => passage?.doubt);
  return unsure?.doubt ?? null;
}

/** A packet that arrives outside of what is allowed: sure if it can be, else one in doubt; null when none does. */
export function stray(reached: Reach, allowed: Packets): { readonly packet: Packet; readonly sure: boolean } | null {
  const sure = sample(without(reached.arrives, allowed));
  if (sure !== null) return { packet: sure, sure: true };
  const unsure = sample(without(reached.mayArrive, allowed));
  return unsure && { packet: unsure, sure: false };
}

/** Ports on which a client hears its replies: Linux's own range (ip_local_port_range), any of AWS's load balancers. */
const REPLY_PORTS = { linux: { from: 32768, to: 60999 }, aws: { from: 1024, to: 65535 } } as const;

/** Whether replies come back to every port a client may have opened. Groups remember connections; ACLs don't. */
export function answered(from: Place, to: Place): boolean {
  if (from.subnet.resource === to.subnet.resource) return true;
  const port = REPLY_PORTS[from.tier === "edge" ? "aws" : "linux"];
  const reply = meet(between(addressesIn(to.subnet), addressesIn(from.subnet)), [box({ protocol: single(TCP), port })]);
  const hops = [leaveAcl(to.subnet.acl), routeTo(to.subnet, from.subnet), enterAcl(from.subnet.acl)];
  return without(reply, follow(to.name, from, hops, reply).arrives).length === 0;
}

/** The sure passage of a packet before one in doubt. */
function passageOf(hop: Hop, packet: Packet): Passage | undefined {
  const fitting = hop.passages.filter(({ packets }) => holds(packets, packet));
  return fitting.find(({ doubt }) => doubt === null) ?? fitting[0];
}
