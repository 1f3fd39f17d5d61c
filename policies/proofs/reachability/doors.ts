import type { Graph, Range, Resource } from "../../../graph/index.ts";
import { addressing, spansOf } from "./addressing.ts";
import { type End, endsOf } from "./ends.ts";
import { enterAcl, enterGroups, type Hop } from "./hops.ts";
import { addressesIn, type Doubt, type Place, type Route, type Subnet, type Table } from "./network.ts";
import { between, box, type Packets, without } from "./packets.ts";
import { follow, type Reach } from "./reach.ts";
import { readNetwork } from "./read-network.ts";
import { feetOf, journeysIn } from "./ways.ts";

/** A way by which packets of the world outside the VPC get to a subnet and their replies get back. */
export interface Door extends End {
  readonly subnet: Subnet;
  /** True when both ways lead through a network firewall of this graph. */
  readonly firewalled: boolean;
}

/** Every way into a subnet from outside its VPC: a connection needs its replies, so it is read from the way back. */
export function doorsOf(graph: Graph, subnet: Subnet): readonly Door[] {
  return endsOf(graph, subnet.table).map((end) => ({
    ...end,
    doubt: end.doubt ?? doubtInto(graph, end, subnet),
    subnet,
    firewalled: isFirewalled(graph, subnet, end.route),
  }));
}

/** What of the gateway's own table, or of the firewall to which it leads, can't be read on the way in. */
function doubtInto(graph: Graph, { last: { way, through } }: End, subnet: Subnet): Doubt | null {
  if (way !== "internet gateway" || through === null) return null;
  return journeysIn(graph, through, subnet).find(({ doubt }) => doubt !== null)?.doubt ?? null;
}

/** What arrives at a place through a door. Public addresses are no cut here: anything might have one. */
export function reachFrom(door: Door, place: Place): Reach {
  const { subnet, answered } = door;
  const own: Packets = (subnet.vpc?.ranges ?? []).map((source) => box({ source }));
  const outside = between(answered, spansOf(subnet));
  const hops = [...gateHops(door), ...addressing(null, subnet), enterAcl(subnet.acl), enterGroups(place, null)];
  return follow(outsideName(door), place, hops, without(outside, own));
}

const outsideName = ({ last }: Door): string =>
  last.way === "internet gateway" || last.way === "firewall" ? "the internet" : `what lies behind the ${sayWay(last)}`;

/** The gateway, then the firewall that stands between it and the subnet, each with the route that leads answers to it. */
const gateHops = ({ route, last, doubt }: Door): readonly Hop[] =>
  [...new Set([last, route])].map((one) => ({
    name: sayWay(one),
    passages: [{ packets: [box()], by: one.by, doubt }],
  }));

const sayWay = ({ way, through }: Route): string => `${way} ${through?.name ?? "outside this stack"}`;

/** Out through a firewall, and what comes in through the gateway behind it led to a firewall as well. */
function isFirewalled(graph: Graph, subnet: Subnet, route: Route): boolean {
  if (route.way !== "firewall" || route.through === null) return false;
  const { tables } = readNetwork(graph);
  const behind = feetOf(graph, route).flatMap(({ table }) => gatewaysOf(table));
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
