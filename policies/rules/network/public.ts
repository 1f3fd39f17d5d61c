import { contains, parseCidr, type Range } from "../../../graph/index.ts";
import type { GroupLine, Network } from "../../proofs/reachability/index.ts";
import { box, meet, type Packets, without } from "../../proofs/reachability/index.ts";

/** Addresses that no router of the internet carries (RFC 6890), multicast (RFC 5771) and the reserved rest. */
const PRIVATE = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "224.0.0.0/3",
].map(parseCidr);

/** More public addresses than a /8 has: whoever may use them all is everyone. */
const EVERYONE = 2 ** 24;
/** IPv6 blocks wider than one registry hands to one network (RFC 6177) are everyone too. */
const EVERYONE_SIX = 32;

/** Public addresses among these, as sources. The VPC's own are nobody else's, whatever they are. */
export function publicSources(ranges: readonly Range[], network: Network): Packets {
  const own = [...PRIVATE, ...network.vpcs.flatMap((vpc) => vpc.ranges)].map((source) => box({ source }));
  const asked = ranges.map((source) => box({ source }));
  return without(asked, own);
}

/** Every public address, as a target. */
export const PUBLIC_TARGETS: Packets = without(
  [box()],
  PRIVATE.map((target) => box({ target })),
);

/** Whether these lines together let everyone in. */
export function letsEveryoneIn(lines: readonly GroupLine[], network: Network): boolean {
  if (lines.some(({ peers }) => "six" in peers && peers.six !== null && isWideSix(peers.six))) return true;
  const sources = publicSources(lines.flatMap(addressesOf), network);
  return distinct(sources).reduce((sum, { source }) => sum + source.to - source.from + 1, 0) > EVERYONE;
}

export const isPublicSix = ({ peers }: GroupLine): boolean =>
  "six" in peers && peers.six !== null && !isPrivateSix(peers.six);

/** The addresses a line names; none when it names a group or an IPv6 block. */
export function addressesOf({ peers }: GroupLine): readonly Range[] {
  return "group" in peers || "six" in peers ? [] : peers;
}

/** Ports of a line as packets from anywhere. */
export const trafficOf = ({ traffic }: GroupLine): Packets => [box(traffic)];

/** Whether all traffic of a line is among these packets. */
export const isWithin = (line: GroupLine, allowed: Packets): boolean => without(trafficOf(line), allowed).length === 0;

export const touches = (line: GroupLine, ports: Packets): boolean => meet(trafficOf(line), ports).length > 0;

export const isInside = (inner: Range, outer: readonly Range[]): boolean =>
  outer.some((range) => contains(range, inner));

/** The same set, no packet counted twice. */
const distinct = (packets: Packets): Packets =>
  packets.reduce<Packets>((counted, one) => counted.concat(without([one], counted)), []);

const isWideSix = (block: string): boolean => !isPrivateSix(block) && !(prefixOf(block) >= EVERYONE_SIX);

/** Whether a block is all of unique local (RFC 4193) or of link-local addresses (RFC 4291), and not only begins there. */
const isPrivateSix = (block: string): boolean =>
  (/^f[cd]/i.test(block) && prefixOf(block) >= 7) || (/^fe[89ab]/i.test(block) && prefixOf(block) >= 10);

const prefixOf = (block: string): number => Number(block.split("/")[1] ?? 128);
