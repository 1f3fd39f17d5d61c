import type { Graph } from "../../../../graph/index.ts";
import {
  answered,
  doorsOf,
  type Place,
  type Reach,
  reach,
  reachFrom,
  reachFromSite,
  readNetwork,
  TCP,
  UDP,
  waysFromSites,
} from "../../../../policies/proofs/reachability/index.ts";
import { holds, type Packet } from "../../../../policies/proofs/reachability/packets.ts";
import { bitsOf } from "../../../support/packets/bits.ts";
import type { Recording } from "../../../support/packets/kernel.ts";

type Answers = Pick<Recording, "arrived" | "opened">;

/** What the reachability proof answers to exactly the questions of a recording, said as the recording says it. */
export function asked(graph: Graph, { stations, ports }: Recording): Answers {
  const places = new Map(readNetwork(graph).places.map((place) => [nameOf(place), place]));
  const arrived: Record<string, string> = {};
  const opened: Record<string, string> = {};
  for (const from of Object.keys(stations).sort())
    for (const to of Object.keys(stations).sort()) {
      const [sender, receiver] = [places.get(from), places.get(to)];
      if (from === to || receiver === undefined) continue;
      const ways = sender === undefined ? waysIn(graph, from, receiver) : [reach(sender, receiver)];
      const ends = { source: numberOf(stations[from]), target: numberOf(stations[to]) };
      const calls = ports.flatMap((port) => say(ways, { ...ends, protocol: TCP, port }, `tcp ${port}`));
      const datagrams = ports.flatMap((port) => say(ways, { ...ends, protocol: UDP, port }, `udp ${port}`));
      const isAnswered = sender === undefined || answered(sender, receiver);
      if (calls.length + datagrams.length > 0) arrived[`${from} → ${to}`] = [...calls, ...datagrams].join(", ");
      if (calls.length > 0 && isAnswered) opened[`${from} → ${to}`] = calls.join(", ");
    }
  return { arrived, opened };
}

/** A place as a recording calls it. */
export const nameOf = ({ resource, subnet }: Place): string =>
  `${resource.type.split(":").at(-1)} ${resource.name} in ${subnet.resource.name}`;

/** Ways in from outside; only such are there on which answers come back. */
function waysIn(graph: Graph, from: string, to: Place): readonly Reach[] {
  if (from.startsWith("the sites")) return waysFromSites(graph, to.subnet).map((way) => reachFromSite(way, to));
  const doors = doorsOf(graph, to.subnet).filter(({ last: { way } }) => way === "internet gateway");
  return doors.map((door) => reachFrom(door, to));
}

/** Traffic that arrives; what only may arrive is said so, and no kernel says that. */
function say(ways: readonly Reach[], packet: Packet, traffic: string): readonly string[] {
  if (ways.some(({ arrives }) => holds(arrives, packet))) return [traffic];
  return ways.some(({ mayArrive }) => holds(mayArrive, packet)) ? [`perhaps ${traffic}`] : [];
}

const numberOf = (address = ""): number => Number.parseInt(bitsOf(address).slice(1), 2);
