import { addressOf, type Bits, bitsOf, nth, written } from "./bits.ts";
import { aclTable, groupTable } from "./guards.ts";
import type { Machine, Raw, RawRoute, RawSubnet } from "./raw.ts";
import { Wiring } from "./wiring.ts";

/** Who sends and hears packets in a namespace: a machine, or somebody in the world outside. */
export interface Station {
  readonly space: string;
  readonly name: string;
  readonly address: string;
  /** The router that leads everything from here and to here. */
  readonly behind: string;
  readonly machine: Machine | null;
}

/** A network as a shell script that lays it out in namespaces, and who stands in it. */
export interface Layout {
  readonly script: string;
  readonly stations: readonly Station[];
}

const FABRIC = "fabric";
const WORLDS: Readonly<Record<string, string>> = { InternetGateway: "the internet", VpnGateway: "the sites" };
/** Of the addresses that are nobody's (RFC 5737). */
const ANYBODY = "203.0.113.9";

/**
 * Lays the network of one VPC out over IPv4: a namespace for each machine, each subnet's router and each gateway. ACLs
 * are stateless rules where a subnet meets others, groups are stateful rules at the machine itself. A firewall is the
 * router of its subnet and lets everything pass; what is routed to anything else but a gateway is lost.
 */
export function layOut(raw: Raw): Layout {
  const [home, ...more] = raw.vpcs.values();
  if (home === undefined || more.length > 0 || raw.subnets.some(({ blocks }) => blocks.length !== 1))
    throw new Error("Only a network of one VPC over IPv4 can be laid out, and this is another.");
  const gateways = [...new Set(outwardOf(raw).map(({ to }) => to))];
  const stations = [...machinesOf(raw), ...outsideOf(raw, home, gateways)];
  const wiring = new Wiring();
  const tables = [
    ...raw.subnets.map((subnet) => [routerOf(raw, subnet), subnet.table] as const),
    ...gateways.map((gateway, index) => [`g${index}`, raw.edges.get(gateway)] as const),
  ];
  for (const [router] of tables) wiring.join(router, FABRIC);
  for (const subnet of raw.subnets) wiring.route(FABRIC, subnet.blocks.join(), routerOf(raw, subnet));
  for (const [router, table] of tables) {
    for (const block of home) wiring.route(router, written(block), FABRIC);
    for (const route of raw.tables.get(table ?? "") ?? [])
      wiring.route(router, written(route.block), nextOf(raw, gateways, route));
  }
  for (const { space, address, behind } of stations) wiring.settle(space, address, behind);
  for (const subnet of raw.subnets) wiring.guard(routerOf(raw, subnet), aclTable(subnet));
  for (const station of stations) wiring.guard(station.space, groupTable(raw, station, stations));
  return { script: wiring.lines.join("\n"), stations };
}

/** One of each kind a subnet: of what stands in the same groups one is as good as another. */
function machinesOf(raw: Raw): readonly Station[] {
  const kinds = new Map(
    raw.machines.map((machine) => [[machine.tier, machine.subnet.urn, ...machine.groups].join(" "), machine]),
  );
  return [...kinds.values()].map((machine, index) => ({
    space: `h${index}`,
    name: `${machine.type} ${machine.name} in ${machine.subnet.name}`,
    address: addressOf(nth(machine.subnet.blocks.join(), 8 + index)),
    behind: routerOf(raw, machine.subnet),
    machine,
  }));
}

/** Anybody, and somebody in each network outside that a route or a group speaks of. */
function outsideOf(raw: Raw, home: readonly Bits[], gateways: readonly string[]): readonly Station[] {
  const outward = outwardOf(raw);
  const named = [...raw.groups.values()].flatMap(({ incoming }) => incoming.flatMap(({ blocks }) => blocks));
  const blocks = new Set([...outward.map(({ block }) => block), ...named]);
  const outside = [...blocks].filter((block) => isFour(block) && !home.some((own) => block.startsWith(own))).sort();
  return outside.flatMap((block, index): readonly Station[] => {
    const address = block === "4" ? ANYBODY : addressOf(block.padEnd(33, "1"));
    const [route] = outward
      .filter((one) => bitsOf(address).startsWith(one.block))
      .sort((one, other) => other.block.length - one.block.length);
    if (route === undefined) return [];
    const name = `${WORLDS[route.kind]} at ${written(block)}`;
    return [{ space: `w${index}`, name, address, behind: `g${gateways.indexOf(route.to)}`, machine: null }];
  });
}

const outwardOf = (raw: Raw): readonly RawRoute[] =>
  [...raw.tables.values()].flat().filter(({ kind }) => Object.hasOwn(WORLDS, kind));

function nextOf(raw: Raw, gateways: readonly string[], { to, kind }: RawRoute): string | null {
  const [foot] = kind === "Firewall" ? (raw.feet.get(to) ?? []) : [];
  if (foot !== undefined) return routerOf(raw, foot);
  return gateways.includes(to) ? `g${gateways.indexOf(to)}` : null;
}

const routerOf = (raw: Raw, subnet: RawSubnet): string => `r${raw.subnets.indexOf(subnet)}`;

const isFour = (block: Bits): boolean => block.startsWith("4");
