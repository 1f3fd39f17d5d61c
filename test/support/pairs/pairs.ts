import { type Graph, intersect, type Range } from "../../../graph/index.ts";
import {
  answered,
  box,
  cutOf,
  type Place,
  type Reach,
  reach,
  readNetwork,
  sample,
  sayTraffic,
  traceOf,
} from "../../../policies/proofs/reachability/index.ts";
import { addressesIn } from "../../../policies/proofs/reachability/network.ts";
import type { Order } from "../../../spec/index.ts";
import { type Outside, only, outsidesOf, waysIn, waysOut } from "./outside.ts";
import { sayPorts } from "./ports.ts";

/** What one end opens to another, and what stops the rest. An end is all that stands alike in a tier, or somebody outside. */
export interface Pair {
  readonly from: string;
  readonly to: string;
  /** All traffic that arrives or can't be excluded, in words. */
  readonly traffic: string;
  readonly opens: readonly Opening[];
  /** Whether answers over TCP come back everywhere between two ends inside. */
  readonly answered: boolean;
  /** What stops everything on a way on which nothing arrives; none when something arrives on every way. */
  readonly cuts: readonly string[];
}

interface Opening {
  /** In words: `tcp 443`. */
  readonly traffic: string;
  /** Hop by hop, each with the line that lets it pass; `n` for a zone's number where it is so in several. */
  readonly way: string;
}

/** The ways between two that stand somewhere, and whether answers over TCP come back on them as far as both are inside. */
interface Tried {
  readonly ways: readonly Reach[];
  readonly isAnswered: () => boolean;
}

interface End {
  readonly name: string;
  readonly places: readonly Place[];
  readonly outside: Outside | null;
}

interface Planned {
  readonly order: Order;
  readonly graph: Graph;
}

/** Every ordered pair of ends of a tenant's network over one family of addresses. */
export function pairsOf({ order, graph }: Planned, family: Range): readonly Pair[] {
  const { senders, receivers } = endsOf(graph, order);
  const within = [box({ source: family, target: family })];
  return senders.flatMap((from) =>
    receivers.flatMap((to) => {
      if (from.outside !== null && to.outside !== null) return [];
      const ends = { from: from.name, to: to.name };
      if (isMute(from, family) || isMute(to, family)) return { ...ends, ...SHUT, cuts: ["no address"] };
      const tried = waysBetween(graph, from, to).map(({ ways, isAnswered }) => ({
        ways: ways.map((way) => only(way, within)).filter(({ start }) => start.length > 0),
        isAnswered,
      }));
      return { ...ends, ...opened(tried), cuts: cutsOf(tried) };
    }),
  );
}

const SHUT = { traffic: "", opens: [], answered: true };

/** Whether nothing of an end has an address of this family. */
const isMute = ({ places, outside }: End, family: Range): boolean =>
  outside === null && places.every(({ subnet }) => addressesIn(subnet).every((own) => intersect(own, family) === null));

/** What else may come to stand in a subnet sends, too; where nothing stands, as beside the firewall, it is what is reached. */
function endsOf(graph: Graph, order: Order) {
  const network = readNetwork(graph);
  const inside = grouped(network.places, ({ tier, name, resource }) => {
    const noun = name.replace(` ${resource.name}`, "");
    return tier === "endpoints" && noun === "endpoint" ? "endpoints" : `${tier}: ${noun}`;
  });
  const strangers = grouped(
    network.strangers,
    ({ subnet }) => `${tierNamed(subnet.resource.name, graph)}: anything else`,
  );
  const outside = outsidesOf(order, network).map((one): End => ({ name: one.name, places: [], outside: one }));
  const empty = strangers.filter(({ places }) =>
    places.every(({ subnet }) => network.places.every((place) => place.subnet !== subnet)),
  );
  return { senders: [...outside, ...inside, ...strangers], receivers: [...inside, ...empty, ...outside] };
}

/** Subnets are named by tenant, tier and zone. */
const tierNamed = (subnet: string, { stack }: Graph): string => subnet.slice(stack.length + 1).replace(/-\d+$/, "");

function grouped(places: readonly Place[], nameOf: (place: Place) => string): readonly End[] {
  const ends = new Map<string, Place[]>();
  for (const place of places) ends.set(nameOf(place), [...(ends.get(nameOf(place)) ?? []), place]);
  return [...ends].map(([name, those]) => ({ name, places: those, outside: null })).sort(byName);
}

const byName = (one: End, other: End): number => (one.name < other.name ? -1 : 1);

/** The ways from each of the one end to each of the other. */
function waysBetween(graph: Graph, from: End, to: End): readonly Tried[] {
  const [outside, there] = [from.outside, to.outside];
  const isAnswered = () => true;
  if (outside !== null) return to.places.map((place) => ({ ways: waysIn(graph, outside, place), isAnswered }));
  if (there !== null) return from.places.map((place) => ({ ways: waysOut(graph, place, there), isAnswered }));
  return from.places.flatMap((one) =>
    to.places
      .filter((other) => other !== one)
      .map((other) => ({ ways: [reach(one, other)], isAnswered: () => answered(one, other) })),
  );
}

function opened(tried: readonly Tried[]): Pick<Pair, "traffic" | "opens" | "answered"> {
  const open = tried.filter(({ ways }) => ways.some(({ mayArrive }) => mayArrive.length > 0));
  const ways = open.flatMap((one) => one.ways);
  return {
    traffic: sayPorts(ways.flatMap(({ mayArrive }) => mayArrive)),
    opens: openings(ways),
    answered: open.every(({ isAnswered }) => isAnswered()),
  };
}

/** Ways that differ by more than the zone that they lie in, each once. */
function openings(ways: readonly Reach[]): readonly Opening[] {
  const all = ways.flatMap((reached) =>
    reached.mayArrive.flatMap((one): Opening[] => {
      const packet = sample([one]);
      if (packet === null) return [];
      return [{ traffic: sayTraffic([one]), way: traceOf(reached, packet).path.slice(1, -1).join(" → ") }];
    }),
  );
  const found = new Map<string, Opening>();
  for (const one of all) {
    const anyZone = { ...one, way: inAnyZone(one.way) };
    const key = `${one.traffic} ${anyZone.way}`;
    const before = found.get(key);
    found.set(key, before === undefined || before.way === one.way ? one : anyZone);
  }
  return [...found.values()];
}

/** What stands once a zone, and the routes to it, end in the zone's number. */
const inAnyZone = (way: string): string =>
  way.replaceAll(/((?:firewall|gateway|route|inside the VPC by) [\w.-]+)-\d(?=[, ]|$)/g, "$1-n");

function cutsOf(tried: readonly Tried[]): readonly string[] {
  const cuts = tried.flatMap(({ ways }) => {
    if (ways.length === 0) return ["no route"];
    return ways.filter(({ mayArrive }) => mayArrive.length === 0).map(cutOf);
  });
  return [...new Set(cuts)].sort();
}
