import { type Graph, ofType, type Range, type Resource, referents, type ValueMap } from "../../../graph/index.ts";
import type { Doubt, Route, Table, Way } from "./network.ts";
import { FOUR, SIX } from "./packets.ts";
import { listedIn } from "./prefix-lists.ts";
import { doubtful, type Entry, entriesOf, everywhere, inline, readRange } from "./read-traffic.ts";
import { sixesOf } from "./six.ts";

const TABLE = "aws:ec2/routeTable:RouteTable";
const DEFAULT_TABLE = "aws:ec2/defaultRouteTable:DefaultRouteTable";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const MAIN = "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

/** Where each property of a route leads, unless the resource it refers to says more. */
const WAYS: readonly (readonly [property: string, way: Way])[] = [
  ["gatewayId", "other gateway"],
  ["natGatewayId", "NAT gateway"],
  ["egressOnlyGatewayId", "egress-only gateway"],
  ["vpcPeeringConnectionId", "peering"],
  ["transitGatewayId", "transit gateway"],
  ["vpcEndpointId", "other gateway"],
  ["networkInterfaceId", "network interface"],
  ["carrierGatewayId", "other gateway"],
  ["localGatewayId", "other gateway"],
  ["coreNetworkArn", "other gateway"],
  ["odbNetworkArn", "other gateway"],
];

const WAY_OF_TYPE: ReadonlyMap<string, Way> = new Map<string, Way>([
  ["aws:ec2/internetGateway:InternetGateway", "internet gateway"],
  ["aws:ec2/vpnGateway:VpnGateway", "VPN gateway"],
  ["aws:networkfirewall/firewall:Firewall", "firewall"],
  ["aws:networkfirewall/vpcEndpointAssociation:VpcEndpointAssociation", "firewall"],
]);

/** Which route table decides for a subnet, and for what comes in through a gateway. */
export interface Tables {
  of(subnet: Resource): Table;
  ofGateway(gateway: Resource): Table | null;
  readonly doubts: readonly Doubt[];
}

/** The route tables of the graph: explicit associations first, then the VPC's main table; the local route is implied. */
export function readTables(graph: Graph): Tables {
  const links = ofType(graph, ASSOCIATION);
  const declared = ofType(graph, TABLE, DEFAULT_TABLE);
  const tables = new Map(declared.map((table) => [table.urn, readTable(graph, table)]));
  const linked = (property: string, target: Resource): Table | undefined => {
    const link = links.find((one) => one.refs[property]?.includes(target.urn));
    const [table] = link === undefined ? [] : tablesNamed(graph, link);
    return table && tables.get(table.urn);
  };
  return {
    of: (subnet) => linked("subnetId", subnet) ?? mainTable(graph, subnet, tables),
    ofGateway: (gateway) => linked("gatewayId", gateway) ?? null,
    doubts: [
      ...loose(graph, links),
      ...loose(graph, ofType(graph, "aws:ec2/route:Route")),
      ...loose(graph, ofType(graph, MAIN)),
    ],
  };
}

/** Associations and routes that can't be tied to a table, subnet or gateway of this graph. */
function loose(graph: Graph, resources: readonly Resource[]): readonly Doubt[] {
  return resources.flatMap((resource) => {
    const tied = ["subnetId", "gatewayId"].some((property) => referents(graph, resource, property).length > 0);
    return [
      ...(tablesNamed(graph, resource).length === 0 ? [{ resource, property: "routeTableId" }] : []),
      ...(resource.type === ASSOCIATION && !tied ? [{ resource, property: "subnetId" }] : []),
    ];
  });
}

/** Tables a property names: a VPC stands for its default table. */
function tablesNamed(graph: Graph, resource: Resource, property = "routeTableId"): readonly Resource[] {
  const adopted = ofType(graph, DEFAULT_TABLE);
  return referents(graph, resource, property).flatMap((target) => {
    if (target.type === TABLE || target.type === DEFAULT_TABLE) return target;
    const own = adopted.find((table) => table.refs.defaultRouteTableId?.includes(target.urn));
    return own ?? target;
  });
}

function mainTable(graph: Graph, subnet: Resource, tables: ReadonlyMap<string, Table>): Table {
  const [vpc] = referents(graph, subnet, "vpcId");
  const main = ofType(graph, MAIN).find((link) => vpc !== undefined && link.refs.vpcId?.includes(vpc.urn));
  const [chosen] = main === undefined ? [] : tablesNamed(graph, main);
  const adopted = ofType(graph, DEFAULT_TABLE).find((table) =>
    table.refs.defaultRouteTableId?.includes(vpc?.urn ?? ""),
  );
  const untouched: Table = { name: `main table of ${vpc?.name ?? "an unknown VPC"}`, resource: null, routes: [] };
  return tables.get((chosen ?? adopted)?.urn ?? "") ?? untouched;
}

function readTable(graph: Graph, table: Resource): Table {
  const separate = ofType(graph, "aws:ec2/route:Route").filter((route) => tablesNamed(graph, route).includes(table));
  const routes = [
    ...separate.map((by) => readRoute(graph, { by, fields: by.inputs, at: "" })),
    ...inline(table, "routes").flatMap((entry) =>
      entry === null ? unread(table, "routes") : inlineRoute(graph, entry),
    ),
    ...endpointRoutes(graph, table),
    ...propagated(graph, table),
  ];
  return { name: table.name, resource: table, routes };
}

function readRoute(graph: Graph, entry: Entry): Route {
  const set = (property: string) => entriesOf(entry.fields[property]).length > 0;
  const [property, fallback] = WAYS.find(([name]) => set(name)) ?? ["", "unknown target" as const];
  const [through = null] = property === "" ? [] : targets(graph, entry, property);
  const { destinations, doubt } = readDestinations(graph, entry);
  return { by: entry.by, destinations, way: WAY_OF_TYPE.get(through?.type ?? "") ?? fallback, through, doubt };
}

/** What a route leads to. References inside one inline block can't be told apart, so there only a single one is named. */
function targets(graph: Graph, entry: Entry, property: string): readonly Resource[] {
  if (entry.at === "") return referents(graph, entry.by, property);
  const all = referents(graph, entry.by, "routes");
  return all.length === 1 ? all : [];
}

const inlineRoute = (graph: Graph, entry: Entry): readonly Route[] =>
  entry.fields.gatewayId === "local" ? [] : [readRoute(graph, entry)];

function readDestinations(graph: Graph, entry: Entry): { destinations: readonly Range[]; doubt: Doubt | null } {
  const { fields } = entry;
  const four = ["destinationCidrBlock", "cidrBlock"].find((property) => isSet(fields, property));
  if (four !== undefined) {
    const range = readRange(fields[four]);
    return range === null
      ? { destinations: [FOUR], doubt: doubtful(entry, four) }
      : { destinations: [range], doubt: null };
  }
  const six = ["destinationIpv6CidrBlock", "ipv6CidrBlock"].find((property) => isSet(fields, property));
  if (six !== undefined) {
    const block = fields[six];
    const range = typeof block === "string" ? sixesOf(graph).range(block) : null;
    return range === null
      ? { destinations: [SIX], doubt: doubtful(entry, six) }
      : { destinations: [range], doubt: null };
  }
  const blocks = listedIn(graph, entry.by, entry.at === "" ? "destinationPrefixListId" : "routes");
  return blocks === null
    ? { destinations: everywhere, doubt: doubtful(entry, "destinationPrefixListId") }
    : { destinations: blocks.map(({ range }) => range), doubt: null };
}

const isSet = (fields: ValueMap, property: string): boolean => entriesOf(fields[property]).length > 0;

function endpointRoutes(graph: Graph, table: Resource): readonly Route[] {
  const links = ofType(graph, "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation");
  const named = [
    ...ofType(graph, ENDPOINT).filter((endpoint) => tablesNamed(graph, endpoint, "routeTableIds").includes(table)),
    ...links.filter((link) => tablesNamed(graph, link).includes(table)),
  ];
  return named.map((by) => ({ by, destinations: [], way: "AWS service" as const, through: by, doubt: null }));
}

/** Routes that a VPN gateway learns by itself: nobody can know them beforehand. */
function propagated(graph: Graph, table: Resource): readonly Route[] {
  const links = ofType(graph, "aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation");
  return [
    ...(entriesOf(table.inputs.propagatingVgws).length > 0 ? unread(table, "propagatingVgws", "VPN gateway") : []),
    ...links
      .filter((link) => tablesNamed(graph, link).includes(table))
      .flatMap((link) => unread(link, "vpnGatewayId", "VPN gateway")),
  ];
}

const unread = (by: Resource, property: string, way: Way = "unknown target"): readonly Route[] => [
  { by, destinations: everywhere, way, through: null, doubt: { resource: by, property } },
];
