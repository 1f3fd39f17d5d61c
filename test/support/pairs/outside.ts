import { type Graph, parseCidr } from "../../../graph/index.ts";
import { leaveAcl, leaveGroups } from "../../../policies/proofs/reachability/hops.ts";
import {
  box,
  doorsOf,
  type Network,
  type Packets,
  type Place,
  type Reach,
  type Route,
  reachFrom,
  reachFromSite,
  type Subnet,
  waysFromSites,
  without,
} from "../../../policies/proofs/reachability/index.ts";
import { addressesIn } from "../../../policies/proofs/reachability/network.ts";
import { between, meet } from "../../../policies/proofs/reachability/packets.ts";
import { follow } from "../../../policies/proofs/reachability/reach.ts";
import { isNarrower, targetsOf } from "../../../policies/proofs/reachability/routes.ts";
import { feetOf } from "../../../policies/proofs/reachability/ways.ts";
import { type Order, operatorsOf } from "../../../spec/index.ts";

/** Somebody outside of the network, known by addresses. */
export interface Outside {
  readonly name: string;
  /** Their addresses, as where packets come from and as where they go. */
  readonly sources: Packets;
  readonly targets: Packets;
}

/** Everybody outside whom the tenant's file names, the vendor's operators, and the rest of the world. */
export function outsidesOf({ tenant, platform }: Order, { vpcs }: Network): readonly Outside[] {
  const { sftp, vpn } = tenant.connections;
  const named = [
    { name: "operators", blocks: operatorsOf(tenant, platform) },
    ...sftp.map(({ partner, addresses }) => ({ name: `partner ${partner}`, blocks: addresses })),
    ...vpn.map(({ name, networks }) => ({ name: `site ${name}`, blocks: networks })),
  ].map(({ name, blocks }) => ({ name, ranges: blocks.map(parseCidr) }));
  const known = [...named.flatMap(({ ranges }) => ranges), ...vpcs.flatMap(({ ranges }) => ranges)];
  const others = (side: "source" | "target") =>
    without(
      [box()],
      known.map((range) => box({ [side]: range })),
    );
  return [
    { name: "the internet", sources: others("source"), targets: others("target") },
    ...named.map(({ name, ranges }) => ({
      name,
      sources: ranges.map((source) => box({ source })),
      targets: ranges.map((target) => box({ target })),
    })),
  ];
}

/** Every way by which somebody outside could open a connection to a place: sites through their VPN, others by the internet. */
export function waysIn(graph: Graph, { sources }: Outside, to: Place): readonly Reach[] {
  const doors = doorsOf(graph, to.subnet).filter(({ last: { way } }) => way !== "VPN gateway");
  const sites = waysFromSites(graph, to.subnet);
  const ways = [...doors.map((door) => reachFrom(door, to)), ...sites.map((way) => reachFromSite(way, to))];
  return ways.map((reached) => only(reached, sources));
}

/** Every way by which packets of a place leave for somebody outside; what firewalls make of them isn't read. */
export function waysOut(graph: Graph, from: Place, { name, targets }: Outside): readonly Reach[] {
  const there = { ...from, name };
  const start = meet(between(addressesIn(from.subnet), [box().target]), targets);
  return exitsOf(graph, from.subnet, targets, []).map(({ packets, hops }) => {
    const way = { name: hops.join(" → "), passages: [{ packets, by: null, doubt: null }] };
    return follow(from.name, there, [leaveGroups(from, null), leaveAcl(from.subnet.acl), way], start);
  });
}

/** The part of what could set out that these packets hold. */
export function only(reached: Reach, packets: Packets): Reach {
  const { start, arrives, mayArrive } = reached;
  return {
    ...reached,
    start: meet(start, packets),
    arrives: meet(arrives, packets),
    mayArrive: meet(mayArrive, packets),
  };
}

interface Exit {
  readonly packets: Packets;
  readonly hops: readonly string[];
}

/** Where what leaves a subnet by its table ends, over NAT gateways and firewalls by theirs. */
function exitsOf(graph: Graph, { table, vpc }: Subnet, bound: Packets, hops: readonly string[]): readonly Exit[] {
  const own = vpc?.ranges.map((target) => box({ target })) ?? [];
  return table.routes.flatMap((route): readonly Exit[] => {
    const narrower = table.routes.filter((one) => isNarrower(one, route)).flatMap(targetsOf);
    const packets = without(meet(bound, targetsOf(route)), [...narrower, ...own]);
    if (packets.length === 0) return [];
    const passed = [...hops, sayRoute(route)];
    const feet = feetOf(graph, route);
    return feet.length === 0
      ? [{ packets, hops: passed }]
      : feet.flatMap((foot) => exitsOf(graph, foot, packets, passed));
  });
}

const sayRoute = ({ way, through, by }: Route): string => `${way} ${through?.name ?? "of AWS"}, by route ${by.name}`;
