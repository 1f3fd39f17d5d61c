import { type Graph, type Range, type Resource, referents } from "../../../graph/index.ts";
import { addressing, spansOf } from "./addressing.ts";
import { enterAcl, enterGroups, type Hop } from "./hops.ts";
import { addressesIn, type Place, type Route, type Subnet, type Table } from "./network.ts";
import { between, box, type Packets, without } from "./packets.ts";
import { follow, type Reach } from "./reach.ts";
import { readNetwork } from "./read-network.ts";

/** A way by which packets of the world outside the VPC get to a subnet and their replies get back. */
export interface Door {
  readonly subnet: Subnet;
  readonly route: Route;
  /** True when both ways lead through a network firewall of this graph. */
  readonly firewalled: boolean;
}

/** Ways out that let nothing in by themselves: replies only. */
const OUT_ONLY: ReadonlySet<Route["way"]> = new Set(["NAT gateway", "egress-only gateway", "AWS service"]);

/** Every way into a subnet from outside its VPC: a connection needs its replies, so it is read from the way back. */
export function doorsOf(graph: Graph, subnet: Subnet): readonly Door[] {
  return subnet.table.routes
    .filter(({ way }) => !OUT_ONLY.has(way))
    .map((route) => ({ subnet, route, firewalled: isFirewalled(graph, subnet, route) }));
}

/** What arrives at a place through a door. Public addresses are no cut here: anything might have one. */
export function reachFrom(door: Door, place: Place): Reach {
  const { route, subnet } = door;
  const own: Packets = (subnet.vpc?.ranges ?? []).map((source) => box({ source }));
  const outside = between(route.destinations, spansOf(subnet));
  const hops = [gateHop(route), ...addressing(null, subnet), enterAcl(subnet.acl), enterGroups(place, null)];
  return follow(outsideName(route), place, hops, without(outside, own));
}

const outsideName = ({ way }: Route): string =>
  way === "internet gateway" || way === "firewall" ? "the internet" : `the other side of the ${way}`;

const gateHop = (route: Route): Hop => ({
  name: `${route.way} ${route.through?.name ?? "outside this stack"}, by route ${route.by.name}`,
  passages: [{ packets: [box()], by: null, doubt: route.doubt }],
});

/** Out through a firewall, and what comes in through the gateway behind it led to a firewall as well. */
function isFirewalled(graph: Graph, subnet: Subnet, route: Route): boolean {
  if (route.way !== "firewall" || route.through === null) return false;
  const { subnets, tables } = readNetwork(graph);
  const feet = referents(graph, route.through, "subnetMappings");
  const behind = subnets.filter(({ resource }) => feet.includes(resource)).flatMap(({ table }) => gatewaysOf(table));
  const [bound] = route.destinations;
  const inside = addressesIn(subnet).filter((one) => bound === undefined || between([bound], [one]).length > 0);
  return (
    behind.length > 0 &&
    behind.every((gateway) => inside.every((one) => leadsToFirewall(tables.ofGateway(gateway), one)))
  );
}

const gatewaysOf = (table: Table): readonly Resource[] =>
  table.routes.flatMap(({ way, through }) => (way === "internet gateway" && through !== null ? [through] : []));

const leadsToFirewall = (table: Table | null, inside: Range): boolean =>
  table?.routes.some(
    ({ way, doubt, destinations }) =>
      way === "firewall" &&
      doubt === null &&
      destinations.some(({ from, to }) => from <= inside.from && inside.to <= to),
  ) ?? false;
