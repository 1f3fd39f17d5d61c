import { type Graph, ofType, type Range, type Resource, referents } from "../../../graph/index.ts";
import { enterAcl, enterGroups, type Hop } from "./hops.ts";
import type { Doubt, Place, Route, Subnet } from "./network.ts";
import { box } from "./packets.ts";
import { follow, type Reach } from "./reach.ts";
import { readNetwork } from "./read-network.ts";
import { type Journey, journeysIn } from "./ways.ts";

const GATEWAY = "aws:ec2/vpnGateway:VpnGateway";

/** A way by which what lies behind a VPN gateway opens connections into a subnet: in, and back with the answers. */
export interface SiteWay {
  readonly gateway: Resource;
  readonly subnet: Subnet;
  readonly there: Journey;
  /** Networks that get an answer. */
  readonly answered: readonly Range[];
  /** Network firewall that answers pass; null when they pass none. */
  readonly backThrough: Resource | null;
  readonly doubt: Doubt | null;
}

/** Every way from the VPN gateways of a graph into a subnet. Without an answer no connection opens. */
export function waysFromSites(graph: Graph, subnet: Subnet): readonly SiteWay[] {
  return ofType(graph, GATEWAY).flatMap((gateway) =>
    waysBack(graph, subnet, gateway).flatMap((back) =>
      journeysIn(graph, gateway, subnet).map((there) => ({ ...back, gateway, subnet, there })),
    ),
  );
}

/** What of a site's packets arrives at a place. */
export function reachFromSite({ there, answered, subnet, gateway, doubt }: SiteWay, place: Place): Reach {
  const start = answered.map((source) => box({ source, target: subnet.hosts }));
  const open: Hop = {
    name: there.hops.slice(1, -1).join(" → ") || "no firewall",
    passages: [{ packets: [box()], by: null, doubt: doubt ?? there.doubt }],
  };
  const from = `What lies behind the VPN gateway ${gateway.name}`;
  return follow(from, place, [open, enterAcl(subnet.acl), enterGroups(place, null)], start);
}

type Back = Pick<SiteWay, "answered" | "backThrough" | "doubt">;

/** Answers leave for the gateway by the subnet's own table, or by that of the firewall to which it leads them. */
function waysBack(graph: Graph, { table }: Subnet, gateway: Resource): readonly Back[] {
  const towards = (routes: readonly Route[]) => routes.filter((route) => leadsTo(route, gateway));
  const straight = towards(table.routes).map(
    ({ destinations, doubt }): Back => ({ answered: destinations, backThrough: null, doubt }),
  );
  const led = table.routes.flatMap(({ way, through, doubt: first, destinations: led }) => {
    if (way !== "firewall" || through === null) return [];
    const feet = referents(graph, through, "subnetMappings");
    const behind = readNetwork(graph).subnets.filter(({ resource }) => feet.includes(resource));
    return behind.flatMap((foot) =>
      towards(foot.table.routes).map(
        ({ destinations, doubt }): Back => ({
          answered: inBoth(led, destinations),
          backThrough: through,
          doubt: doubt ?? first,
        }),
      ),
    );
  });
  return [...straight, ...led];
}

const inBoth = (some: readonly Range[], others: readonly Range[]): readonly Range[] =>
  some.flatMap((one) =>
    others.flatMap((other) => {
      const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
      return from <= to ? [{ from, to }] : [];
    }),
  );

/** A route that a gateway learnt by itself may be any gateway's. */
const leadsTo = ({ way, through }: Route, gateway: Resource): boolean =>
  through === gateway || (way === "VPN gateway" && through === null);
