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

/** Every way by which packets come from a gateway to a subnet: of the internet, or of what a VPN joins. */
export function journeysIn(graph: Graph, gateway: Resource, subnet: Subnet): readonly Journey[] {
  const table = readNetwork(graph).tables.ofGateway(gateway);
  const start = startAt(gateway);
  const end = `subnet ${subnet.resource.name}`;
  const leading = (table?.routes ?? []).filter(({ destinations }) =>
    destinations.some((one) => addressesIn(subnet).some((own) => meets(one, own))),
  );
  const led = leading.map(
    (route): Journey => ({
      hops: [start, hopOf(route), end],
      firewalls: inspectionOf(graph, route),
      known: subnet,
      gateway,
      doubt: route.doubt,
    }),
  );
  const covered = leading.flatMap(({ destinations }) => destinations.map((target) => box({ target })));
  const inside = addressesIn(subnet).map((target) => box({ target }));
  const direct = without(inside, covered).length > 0;
  return direct ? [{ hops: [start, end], firewalls: [], known: subnet, gateway, doubt: null }, ...led] : led;
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
function feetOf(graph: Graph, { way, through }: Route): readonly Subnet[] {
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
