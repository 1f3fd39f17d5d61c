import type { Range, Resource } from "../../../graph/index.ts";
import type { Acl, AclLine, Doubt, Group, GroupLine, Place, Traffic } from "./network.ts";
import { type Box, box, meet, type Packets, without } from "./packets.ts";

/** Packets that pass, by what, and whether that is sure. */
export interface Passage {
  readonly packets: Packets;
  /** The line that lets them pass; null when it is nobody's: the local route, an untouched ACL, no group at all. */
  readonly by: Resource | null;
  readonly doubt: Doubt | null;
}

/** One thing that packets meet on their way, and what it lets pass. Further kinds of hop need only say the same. */
export interface Hop {
  /** In words: `group almendro-web, outgoing`. */
  readonly name: string;
  readonly passages: readonly Passage[];
}

type Side = "source" | "target";

const EVERY: Packets = [box()];

/** The groups of the sender: a group only allows, and several together allow what any of them does. */
export const leaveGroups = (place: Place, other: Place | null): Hop => groupsHop(place, other, "outgoing");

/** The groups of the receiver. */
export const enterGroups = (place: Place, other: Place | null): Hop => groupsHop(place, other, "incoming");

/** The ACL of the subnet that packets leave. It sees nothing that stays inside the subnet. */
export const leaveAcl = once((acl) => aclHop(acl, acl.outgoing, "target", "outgoing"));

/** The ACL of the subnet that packets enter. */
export const enterAcl = once((acl) => aclHop(acl, acl.incoming, "source", "incoming"));

export const passing = (hop: Hop): Packets => hop.passages.flatMap(({ packets }) => packets);

export const surelyPassing = (hop: Hop): Packets =>
  hop.passages.flatMap(({ packets, doubt }) => (doubt === null ? packets : []));

function groupsHop(place: Place, other: Place | null, direction: "incoming" | "outgoing"): Hop {
  const lines = place.groups.flatMap((group) => group[direction].map((line) => passage(line, other, direction)));
  const open: readonly Passage[] = place.unguarded ? [{ packets: EVERY, by: null, doubt: null }] : [];
  const unsure: readonly Passage[] = place.doubt === null ? [] : [{ packets: EVERY, by: null, doubt: place.doubt }];
  return { name: groupsName(place.groups, direction), passages: [...lines, ...open, ...unsure] };
}

function groupsName(groups: readonly Group[], direction: string): string {
  if (groups.length === 0) return `no group, ${direction}`;
  return `${groups.length === 1 ? "group" : "groups"} ${groups.map(({ name }) => name).join(" and ")}, ${direction}`;
}

function passage(line: GroupLine, other: Place | null, direction: "incoming" | "outgoing"): Passage {
  const side: Side = direction === "incoming" ? "source" : "target";
  if (!("group" in line.peers)) {
    const ranges = "six" in line.peers ? line.peers.ranges : line.peers;
    return { packets: ranges.map((range) => sized(line.traffic, side, range)), by: line.by, doubt: line.doubt };
  }
  const { group } = line.peers;
  const packets: Packets = [box(line.traffic)];
  if (other?.groups.some(({ key }) => key === group)) return { packets, by: line.by, doubt: line.doubt };
  const unsure = other?.doubt ?? null;
  return { packets: unsure === null ? [] : packets, by: line.by, doubt: unsure };
}

const sized = ({ protocol, port }: Traffic, side: Side, range: Range): Box => box({ protocol, port, [side]: range });

/** An ACL lets the same pass on every way that meets it, so it is asked once. */
function once(ask: (acl: Acl) => Hop): (acl: Acl) => Hop {
  const asked = new WeakMap<Acl, Hop>();
  return (acl) => {
    const hop = asked.get(acl) ?? ask(acl);
    asked.set(acl, hop);
    return hop;
  };
}

/**
 * Lines in the order of their numbers; the first that fits decides. A line in doubt is taken both ways:
 * an allowance may let pass all that it could mean, a denial leaves nothing sure of what it could mean.
 */
function aclHop(acl: Acl, lines: readonly AclLine[], side: Side, direction: string): Hop {
  const name = `ACL ${acl.name}, ${direction}`;
  if (acl.untouched) return { name, passages: [{ packets: EVERY, by: null, doubt: null }] };
  const passages: Passage[] = [];
  const shadows: { readonly packets: Packets; readonly doubt: Doubt }[] = [];
  let open = EVERY;
  for (const line of [...lines].sort((a, b) => (a.number ?? 0) - (b.number ?? 0))) {
    const reach: Packets = [sized(line.traffic, side, line.peers)];
    const fits = meet(open, reach);
    if (line.allows !== false) passages.push(...shaded({ packets: fits, by: line.by, doubt: line.doubt }, shadows));
    if (line.doubt === null) open = without(open, reach);
    else if (line.allows !== true) shadows.push({ packets: reach, doubt: line.doubt });
  }
  return { name, passages };
}

/** What an earlier denial in doubt covers is let pass in doubt too. */
function shaded(
  allowed: Passage,
  shadows: readonly { readonly packets: Packets; readonly doubt: Doubt }[],
): readonly Passage[] {
  const sure = shadows.reduce((left, shadow) => without(left, shadow.packets), allowed.packets);
  const unsure = shadows.map(({ packets, doubt }) => ({ ...allowed, packets: meet(allowed.packets, packets), doubt }));
  return [{ ...allowed, packets: sure }, ...unsure].filter(({ packets }) => packets.length > 0);
}
