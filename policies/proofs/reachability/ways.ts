import { type Graph, type Range, type Resource, referents } from "../../../graph/index.ts";
import { addressesIn, type Doubt, type Route, type Subnet } from "./network.ts";
import { box, meet, type Packets, without } from "./packets.ts";
import { readNetwork } from "./read-network.ts";
import { isNarrower, targetsOf } from "./routes.ts";

/** A way between a subnet and the internet by the routes alone, whatever ACLs and groups make of it. */
export interface Journey {
  /** In words, hop by hop, from where packets set out to where they end. */
  readonly hops: readonly string[];
  /** Network firewalls that they pass, each with the zones it stands in. */
  readonly firewalls: readonly Inspection[];
  /** The subnet under whose addresses the internet knows them: where NAT stands, else their own. */
  readonly known: Subnet;
  /** The internet gateway of the way; null when it leaves the network otherwise. */
  readonly gateway: Resource | null;
  readonly doubt: Doubt | null;
}

interface Inspection {
  readonly firewall: Resource;
  readonly zones: readonly (string | null)[];
}

/** Ways to private networks, which other rules judge, and to AWS's own services. */
const NOT_OUTWARD: ReadonlySet<Route["way"]> = new Set(["AWS service", "VPN gateway", "peering", "transit gateway"]);
/** More stops than any sane network has: whatever goes on longer goes in a circle. */
const MOST_HOPS = 12;

/** Every way by which packets of a subnet leave its network for the internet. */
export function journeysOut(graph: Graph, subnet: Subnet): readonly Journey[] {
  const start = { hops: [`subnet ${subnet.resource.name}`], firewalls: [], known: subnet, gateway: null, doubt: null };
  return outFrom(graph, subnet, start, [box()]);
}

/** A way in, and the addresses of the subnet to which it leads. */
export interface WayIn extends Journey {
  readonly towards: readonly Range[];
}

/** Every way by which packets come from a gateway to a subnet: of the internet, or of what a VPN joins. */
export function journeysIn(graph: Graph, gateway: Resource, subnet: Subnet): readonly WayIn[] {
  const routes = readNetwork(graph).tables.ofGateway(gateway)?.routes ?? [];
  const inside = addressesIn(subnet).map((target) => box({ target }));
  const [start, end] = [startAt(gateway), `subnet ${subnet.resource.name}`];
  const led = routes.map((route): WayIn => {
    const narrower = routes.filter((one) => isNarrower(one, route)).flatMap(targetsOf);
    return {
      hops: [start, hopOf(route), end],
      firewalls: inspectionOf(graph, route),
      known: subnet,
      gateway,
      doubt: route.doubt ?? turnedBack(graph, route, subnet),
      towards: without(meet(inside, targetsOf(route)), narrower).map(({ target }) => target),
    };
  });
  const direct = without(inside, routes.flatMap(targetsOf)).map(({ target }) => target);
  const straight = { hops: [start, end], firewalls: [], known: subnet, gateway, doubt: null, towards: direct };
  return [straight, ...led].filter(({ towards }) => towards.length > 0);
}

/** A firewall whose own table leads what is bound for the subnet elsewhere again: where that ends isn't read. */
function turnedBack(graph: Graph, route: Route, subnet: Subnet): Doubt | null {
  const onward = feetOf(graph, route).flatMap(({ table }) => table.routes.filter((one) => staysInside(one, subnet)));
  const turn = onward.find(({ destinations }) =>
    destinations.some((one) => addressesIn(subnet).some((own) => meets(one, own))),
  );
  return turn === undefined ? null : { resource: turn.by, property: "destinationCidrBlock" };
}

const startAt = ({ type, name }: Resource): string =>
  type === "aws:ec2/vpnGateway:VpnGateway" ? `VPN gateway ${name}` : `the internet → internet gateway ${name}`;

/** What is bound for these addresses goes on by the narrowest route that names them. */
function outFrom(graph: Graph, subnet: Subnet, so: Journey, bound: Packets): readonly Journey[] {
  const outward = subnet.table.routes.filter((route) => !staysInside(route, subnet));
  return outward.flatMap((route) => {
    if (NOT_OUTWARD.has(route.way)) return [];
    const left = without(
      meet(bound, targetsOf(route)),
      outward.filter((one) => isNarrower(one, route)).flatMap(targetsOf),
    );
    return left.length === 0 ? [] : onward(graph, route, so, left);
  });
}

function onward(graph: Graph, route: Route, so: Journey, bound: Packets): readonly Journey[] {
  const { way, through } = route;
  const next = { ...so, hops: [...so.hops, hopOf(route)], doubt: so.doubt ?? route.doubt };
  if (way === "internet gateway" && through !== null)
    return [{ ...next, hops: [...next.hops, "the internet"], gateway: through }];
  const feet = feetOf(graph, route);
  if (feet.length === 0 || next.hops.length > MOST_HOPS) return [next];
  const firewalls = [...next.firewalls, ...inspectionOf(graph, route)];
  return feet.flatMap((foot) =>
    outFrom(graph, foot, { ...next, firewalls, known: way === "NAT gateway" ? foot : next.known }, bound),
  );
}

/** Subnets in which the NAT gateway or firewall stands that a route leads to. */
export function feetOf(graph: Graph, { way, through }: Route): readonly Subnet[] {
  if (through === null || (way !== "NAT gateway" && way !== "firewall")) return [];
  const feet = referents(graph, through, way === "firewall" ? "subnetMappings" : "subnetId");
  return readNetwork(graph).subnets.filter(({ resource }) => feet.includes(resource));
}

function inspectionOf(graph: Graph, route: Route): readonly Inspection[] {
  if (route.way !== "firewall" || route.through === null) return [];
  return [{ firewall: route.through, zones: feetOf(graph, route).map(({ zone }) => zone) }];
}

const hopOf = ({ way, through, by }: Route): string =>
  `${way} ${through?.name ?? "outside this stack"}, by route ${by.name}`;

const meets = (one: Range, other: Range): boolean => one.from <= other.to && other.from <= one.to;

const staysInside = ({ destinations }: Route, { vpc }: Subnet): boolean =>
  destinations.length > 0 &&
  destinations.every((range) => vpc?.ranges.some((own) => own.from <= range.from && range.to <= own.to) ?? false);
