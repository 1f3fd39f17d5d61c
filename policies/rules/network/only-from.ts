import type { Resource, Value } from "../../../graph/index.ts";
import {
  answered,
  cutOf,
  doorsOf,
  doubtOf,
  openerOf,
  type Packets,
  type Place,
  type Reach,
  reach,
  reachFrom,
  readNetwork,
  sayTraffic,
  single,
  stray,
  traceOf,
} from "../../proofs/reachability/index.ts";
import { sayUnknown } from "../../read.ts";
import { type Finding, fail, pass, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

/** Which packets a place (null: the world outside) may send to what the rule protects; none when the list is empty. */
export type Allowed = (from: Place | null) => Packets;

interface Tried {
  readonly from: Place | null;
  readonly reached: Reach;
  readonly allowed: Packets;
}

/**
 * Proves for everything of a tier that only allowed packets arrive at it: from everything that stands in the network,
 * whatever else may come to stand in any subnet, and the world outside. A breach is shown as its shortest path.
 */
export function* onlyFrom(subject: Subject, protects: (place: Place) => boolean, allowed: Allowed): Generator<Finding> {
  const { places } = readNetwork(subject.graph);
  for (const [resource, feet] of byResource(places.filter(protects))) {
    const tried = feet.flatMap((to) => attempts(subject, to, allowed));
    yield breach(resource, tried) ?? doubts(subject, resource, tried) ?? safe(resource, tried);
  }
}

function attempts({ graph }: Subject, to: Place, allowed: Allowed): readonly Tried[] {
  const { places, strangers } = readNetwork(graph);
  const inside = [...places, ...strangers].filter(({ resource }) => resource !== to.resource);
  return [
    ...inside.map((from) => ({ from, reached: reach(from, to), allowed: allowed(from) })),
    ...doorsOf(graph, to.subnet).map((door) => ({ from: null, reached: reachFrom(door, to), allowed: allowed(null) })),
  ];
}

function breach(resource: Resource, tried: readonly Tried[]): Finding | null {
  const found = tried.flatMap(({ reached, allowed }) => {
    const one = stray(reached, allowed);
    return one?.sure ? [{ reached, packet: one.packet }] : [];
  });
  const [shortest] = found.sort((a, b) => a.reached.hops.length - b.reached.hops.length);
  if (shortest === undefined) return null;
  const { reached, packet } = shortest;
  const trace = traceOf(reached, packet);
  const traffic = sayTraffic([{ ...boxAt(packet) }]);
  return fail(resource, `${openerOf(reached)} reaches ${reached.to.name} by ${traffic}: ${trace.path.join(" → ")}`, {
    ...trace,
    breaches: [...new Set(found.map(({ reached: { from } }) => from))].sort(),
  });
}

function doubts({ graph }: Subject, resource: Resource, tried: readonly Tried[]): Finding | null {
  for (const { reached, allowed } of tried) {
    const one = stray(reached, allowed);
    const doubt = one && doubtOf(reached, one.packet);
    if (doubt) {
      const what = sayUnknown(doubt.resource, doubt.property);
      return unproven(resource, `Whether ${reached.from} reaches ${reached.to.name} is open: ${what}`);
    }
  }
  const [loose] = readNetwork(graph).doubts;
  if (loose === undefined) return null;
  const what = `${loose.property} of ${loose.resource.name} leads to nothing this proof can read`;
  return unproven(resource, `Who reaches ${tried[0]?.reached.to.name} is open: ${what}`);
}

function safe(resource: Resource, tried: readonly Tried[]): Finding {
  const opens = tried.filter(({ reached }) => reached.arrives.length > 0);
  const closed = tried.filter(({ reached }) => reached.mayArrive.length === 0);
  const what = tried[0]?.reached.to.name ?? resource.name;
  const who = [...new Set(opens.map(({ reached }) => reached.from))].sort();
  const because =
    who.length === 0
      ? `Nothing can open a connection to ${what}`
      : `Only ${who.join(", ")} can open a connection to ${what}`;
  return pass(resource, because, {
    opens: unique(opens.map(({ reached }) => `${reached.from}: ${sayTraffic(reached.arrives)}`)),
    answered: opens.every(({ from, reached }) => from === null || answered(from, reached.to)),
    cuts: Object.fromEntries(closed.map(({ reached }) => [reached.from, cutOf(reached)])),
  });
}

const unique = (texts: readonly string[]): readonly Value[] => [...new Set(texts)].sort();

const boxAt = (packet: {
  readonly protocol: number;
  readonly source: number;
  readonly target: number;
  readonly port: number;
}) => ({
  protocol: single(packet.protocol),
  source: single(packet.source),
  target: single(packet.target),
  port: single(packet.port),
});

function byResource(places: readonly Place[]): ReadonlyMap<Resource, readonly Place[]> {
  const grouped = new Map<Resource, Place[]>();
  for (const place of places) grouped.set(place.resource, [...(grouped.get(place.resource) ?? []), place]);
  return grouped;
}
