import type { Graph } from "../../../../graph/index.ts";
import {
  doorsOf,
  type Packets,
  reach,
  reachFrom,
  reachFromSite,
  readNetwork,
  waysFromSites,
} from "../../../../policies/proofs/reachability/index.ts";
import { sixesOf } from "../../../../policies/proofs/reachability/six.ts";
import { addressOf, type Bits } from "../../../support/packets/bits.ts";
import { type Raw, readRaw } from "../../../support/packets/raw.ts";
import { type Packet, walk, walkIn, wayOut } from "../../../support/packets/walk.ts";
import type { Sent } from "./generated.ts";

/** What the proof says of one packet: that it surely arrives, and that it may. */
interface Said {
  readonly sure: boolean;
  readonly may: boolean;
}
export interface Compared extends Said {
  readonly sent: Sent;
  readonly walked: boolean;
  /** Why the two contradict each other; null when they agree. */
  readonly amiss: string | null;
}

/** Walks each packet, asks the proof about it, and compares the answers. */
export function compare(graph: Graph, packets: readonly Sent[]): readonly Compared[] {
  const raw = readRaw(graph);
  return packets.map((sent) => {
    const walked = isGateway(sent.from) ? connects(raw, sent) : arrives(raw, sent);
    const said = asked(graph, sent);
    return { ...said, walked, sent, amiss: contradiction(said, walked, sent) };
  });
}

function contradiction({ sure, may }: Said, walked: boolean, sent: Sent): string | null {
  if (walked && !may) return `${say(sent)} arrives, and the proof excludes it`;
  return sure && !walked ? `${say(sent)} doesn't arrive, and the proof is sure of it` : null;
}

const say = ({ from, to, packet }: Sent): string =>
  `${packet.protocol} ${packet.port} from ${from} (${addressOf(packet.source)}) to ${to} (${addressOf(packet.target)})`;

const isGateway = (from: Sent["from"]): from is "internet" | "sites" => from === "internet" || from === "sites";

function machine(raw: Raw, name: string) {
  const found = raw.machines.find((one) => one.name === `machine-${name}`);
  if (found === undefined) throw new Error(`Nothing stands in ${name}`);
  return found;
}

const arrives = (raw: Raw, { from, to, packet }: Sent): boolean =>
  walk(raw, machine(raw, from), machine(raw, to), packet).arrived;

/** A connection from outside needs its way in, and a way on which answers get back to the gateway it came from. */
function connects(raw: Raw, { from, to, packet }: Sent): boolean {
  const gateway = [...raw.names].find(([, name]) => name === from)?.[0] ?? "";
  const at = machine(raw, to);
  return walkIn(raw, gateway, at, packet).arrived && wayOut(raw, at.subnet, packet.source).gateway === gateway;
}

function asked(graph: Graph, { from, to, packet }: Sent): Said {
  const { places } = readNetwork(graph);
  const at = (name: string) => places.filter(({ resource }) => resource.name === `machine-${name}`);
  const reached = at(to).flatMap((place) => {
    if (from === "internet")
      return doorsOf(graph, place.subnet)
        .filter(({ last }) => last.way === "internet gateway")
        .map((door) => reachFrom(door, place));
    if (from === "sites") return waysFromSites(graph, place.subnet).map((way) => reachFromSite(way, place));
    return at(from).map((other) => reach(other, place));
  });
  return {
    sure: reached.some((one) => holds(graph, one.arrives, packet)),
    may: reached.some((one) => holds(graph, one.mayArrive, packet)),
  };
}

const PROTOCOLS = { tcp: 6, udp: 17, icmp: 1 } as const;

function holds(graph: Graph, set: Packets, packet: Packet): boolean {
  const point = {
    protocol: PROTOCOLS[packet.protocol],
    source: numberOf(graph, packet.source),
    target: numberOf(graph, packet.target),
    port: packet.port,
  };
  return set.some((box) =>
    (["protocol", "source", "target", "port"] as const).every(
      (side) => box[side].from <= point[side] && point[side] <= box[side].to,
    ),
  );
}

const numberOf = (graph: Graph, bits: Bits): number =>
  bits.startsWith("4") ? Number.parseInt(bits.slice(1), 2) : sixesOf(graph).numberOf(addressOf(bits));
