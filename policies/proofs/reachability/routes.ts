import type { Range, Resource } from "../../../graph/index.ts";
import type { Hop, Passage } from "./hops.ts";
import type { Route, Subnet, Table, Vpc } from "./network.ts";
import { box, type Packets, without } from "./packets.ts";

/** How a subnet's table leads packets to another subnet: inside their VPC, or over a peering of two. */
export function routeTo(from: Subnet, to: Subnet): Hop {
  if (from.vpc !== null && from.vpc === to.vpc) return local(from.table, from.vpc);
  return peered(from, to);
}

/** The route inside the VPC: everything, save what a narrower route sends another way; where that ends isn't read. */
function local(table: Table, vpc: Vpc): Hop {
  const diverted = table.routes.filter(({ destinations }) => destinations.some((range) => isWithin(range, vpc)));
  const straight = diverted.reduce<Packets>((left, route) => without(left, targetsOf(route)), [box()]);
  return {
    name: `route inside the VPC by ${table.name}`,
    passages: [
      { packets: straight, by: null, doubt: null },
      ...diverted.map((route) => ({
        packets: targetsOf(route),
        by: route.by,
        doubt: route.doubt ?? { resource: route.by, property: "destinationCidrBlock" },
      })),
    ],
  };
}

/** Things on the way to another VPC that hand packets on by tables which this proof doesn't follow. */
const HANDED_ON: ReadonlySet<Route["way"]> = new Set(["firewall", "network interface", "transit gateway"]);

/**
 * Routes over a peering of the two VPCs, each without what a narrower route or the VPC itself takes. Whether what goes
 * to a firewall or a machine is led on to the other VPC isn't read.
 */
function peered({ table, vpc }: Subnet, to: Subnet): Hop {
  const name = `route between the VPCs by ${table.name}`;
  if (vpc === null || to.vpc === null) return { name: "no route between the VPCs", passages: [] };
  const [here, there] = [vpc.resource, to.vpc.resource];
  const own = vpc.ranges.map((target) => box({ target }));
  const passages = table.routes
    .filter(
      ({ way, through }) =>
        HANDED_ON.has(way) || (way === "peering" && (through === null || joins(through, here, there))),
    )
    .map((route): Passage => {
      const narrower = table.routes.filter((one) => one.doubt === null && isNarrower(one, route)).flatMap(targetsOf);
      const isOpen = route.through === null || HANDED_ON.has(route.way);
      const unsure = isOpen ? { resource: route.by, property: "destinationCidrBlock" } : null;
      return { packets: without(targetsOf(route), [...own, ...narrower]), by: route.by, doubt: route.doubt ?? unsure };
    });
  return passages.length === 0 ? { name: "no route between the VPCs", passages } : { name, passages };
}

function joins({ refs }: Resource, one: Resource, other: Resource): boolean {
  const sides = [...(refs.vpcId ?? []), ...(refs.peerVpcId ?? [])];
  return sides.includes(one.urn) && sides.includes(other.urn);
}

export const targetsOf = ({ destinations }: Route): Packets => destinations.map((target) => box({ target }));

/** Whether a route names a part of what the other does: where it does, it decides. One that can't be read decides nothing. */
export const isNarrower = (one: Route, other: Route): boolean =>
  one.doubt === null &&
  one.destinations.some((inner) =>
    other.destinations.some((outer) => outer.from <= inner.from && inner.to <= outer.to && size(inner) < size(outer)),
  );

const size = ({ from, to }: Range): number => to - from;

const isWithin = (range: Range, { ranges }: Vpc): boolean =>
  ranges.some((own) => own.from <= range.from && range.to <= own.to);
