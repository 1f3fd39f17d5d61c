import { type Graph, ofType, type Range, type Resource } from "../../../graph/index.ts";
import { endsOf } from "./ends.ts";
import { enterAcl, enterGroups, type Hop } from "./hops.ts";
import type { Doubt, Place, Route, Subnet } from "./network.ts";
import { between, box } from "./packets.ts";
import { follow, type Reach } from "./reach.ts";
import { journeysIn, type WayIn } from "./ways.ts";

const GATEWAY = "aws:ec2/vpnGateway:VpnGateway";

/** A way by which what lies behind a VPN gateway opens connections into a subnet: in, and back with the answers. */
export interface SiteWay {
  readonly gateway: Resource;
  readonly subnet: Subnet;
  readonly there: WayIn;
  /** Networks that get an answer. */
  readonly answered: readonly Range[];
  /** The subnet's own route by which answers set out. */
  readonly back: Route;
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
export function reachFromSite({ there, answered, subnet, gateway, back, doubt }: SiteWay, place: Place): Reach {
  const start = between(answered, there.towards);
  const open = (name: string, by: Resource | null, unsure: Doubt | null): Hop => ({
    name,
    passages: [{ packets: [box()], by, doubt: unsure }],
  });
  const inward = open(there.hops.slice(1, -1).join(" → ") || "past every firewall", null, there.doubt);
  const answers = open(`answers over ${back.way} ${back.through?.name ?? "outside this stack"}`, back.by, doubt);
  const from = `what lies behind the VPN gateway ${gateway.name}`;
  return follow(from, place, [inward, answers, enterAcl(subnet.acl), enterGroups(place, null)], start);
}

type Back = Pick<SiteWay, "answered" | "back" | "backThrough" | "doubt">;

/** Answers leave for the gateway by the subnet's own table, or by that of the firewall to which it leads them. */
const waysBack = (graph: Graph, { table }: Subnet, gateway: Resource): readonly Back[] =>
  endsOf(graph, table)
    .filter(({ last }) => leadsTo(last, gateway))
    .map(({ route, last, answered, doubt }) => ({
      answered,
      doubt,
      back: route,
      backThrough: route === last ? null : route.through,
    }));

/** A route that a gateway learnt by itself may be any gateway's. */
const leadsTo = ({ way, through }: Route, gateway: Resource): boolean =>
  through === gateway || (way === "VPN gateway" && through === null);
