import { holds, type Kind, partOf, type Scene, uses } from "../../kinds/index.ts";
import { Refused } from "../../protocol/index.ts";
import { hex, hexId, text } from "../../world/index.ts";
import { arn } from "../arn.ts";
import { exactlyOne, isCidr } from "../wellformed.ts";
import {
  ENDPOINT,
  INTERNET_GATEWAY,
  NAT_GATEWAY,
  PREFIX_LIST,
  ROUTE_TABLE,
  SUBNET,
  VPC,
  VPN_GATEWAY,
} from "./tokens.ts";

const routeTable: Kind = {
  type: ROUTE_TABLE,
  schema: "AWS::EC2::RouteTable",
  refs: { vpcId: holds(VPC) },
  missing: "InvalidRouteTableID.NotFound",
  id: () => hexId("rtb"),
  arn: ({ place }, id) => arn(place, "ec2", `route-table/${id}`),
  facts: ({ place }) => ({ ownerId: place.account, routes: [], propagatingVgws: [] }),
};

/** The main table of a VPC, taken over; it stays when the program lets go of it. */
const defaultRouteTable: Kind = {
  type: "aws:ec2/defaultRouteTable:DefaultRouteTable",
  standsAs: ROUTE_TABLE,
  replaceOn: { defaultRouteTableId: "another table is another resource" },
  adopts: (scene) => taken(scene, ROUTE_TABLE, "defaultRouteTableId"),
  id: (scene) => scene.text("defaultRouteTableId"),
  facts: (scene) => ({
    vpcId: text(taken(scene, ROUTE_TABLE, "defaultRouteTableId"), "vpcId"),
    routes: scene.settings.routes ?? [],
  }),
};

/** The thing AWS made, by its id. */
export function taken(scene: Scene, type: string, property: string) {
  const found = scene.find(type, scene.text(property));
  if (found === undefined || found.madeBy !== "aws")
    throw new Refused("InvalidParameterValue", `${property} '${scene.text(property)}' is not one that AWS made.`);
  return found;
}

const destinations = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];
const targets = [
  "carrierGatewayId",
  "coreNetworkArn",
  "egressOnlyGatewayId",
  "gatewayId",
  "localGatewayId",
  "natGatewayId",
  "networkInterfaceId",
  "transitGatewayId",
  "vpcEndpointId",
  "vpcPeeringConnectionId",
];

const route: Kind = {
  type: "aws:ec2/route:Route",
  schema: "AWS::EC2::Route",
  replaceOn: { destinationPrefixListId: "a route is its destination" },
  refs: {
    routeTableId: partOf(ROUTE_TABLE),
    gatewayId: holds(INTERNET_GATEWAY, VPN_GATEWAY),
    vpcEndpointId: holds(ENDPOINT),
    natGatewayId: uses(NAT_GATEWAY),
    destinationPrefixListId: holds(PREFIX_LIST),
  },
  unique: [{ by: ["routeTableId", ...destinations], code: "RouteAlreadyExists" }],
  check: (inputs) => [
    ...exactlyOne(inputs, destinations),
    ...exactlyOne(inputs, targets),
    ...isCidr(inputs, "destinationCidrBlock"),
  ],
  accept: (scene) => {
    throughItsVpc(scene);
    inward(scene);
  },
  id: (scene) => `r-${scene.text("routeTableId")}${hex(10)}`,
  importId: (thing) => `${text(thing, "routeTableId")}_${destinations.map((each) => text(thing, each)).join("")}`,
  facts: () => ({ origin: "CreateRoute", state: "active" }),
};

/** What a route leads through stands in its table's VPC; of endpoints, only those of appliances take traffic. */
function throughItsVpc(scene: Scene): void {
  const vpcId = vpcOf(scene);
  const endpoint = scene.find(ENDPOINT, scene.text("vpcEndpointId"));
  if (endpoint !== undefined && text(endpoint, "vpcEndpointType") !== "GatewayLoadBalancer")
    throw new Refused("InvalidParameterValue", `${endpoint.id} is no endpoint that takes routed traffic.`);
  for (const [type, property] of [
    [ENDPOINT, "vpcEndpointId"],
    [NAT_GATEWAY, "natGatewayId"],
    [VPN_GATEWAY, "gatewayId"],
  ] as const) {
    const through = scene.find(type, scene.text(property));
    if (through !== undefined && text(through, "vpcId") !== vpcId)
      throw new Refused("InvalidParameterValue", `${through.id} does not belong to ${vpcId}.`);
  }
}

/** What comes in through a gateway is led on by whole subnets of the VPC, and by nothing else. */
function inward(scene: Scene): void {
  const links = scene.all(routeTableAssociation.type);
  const atGateway = links.some(
    ({ settings }) => settings.routeTableId === scene.settings.routeTableId && settings.gatewayId !== undefined,
  );
  if (!atGateway) return;
  const subnets = scene.all(SUBNET).filter((subnet) => text(subnet, "vpcId") === vpcOf(scene));
  if (!subnets.some((subnet) => text(subnet, "cidrBlock") === scene.text("destinationCidrBlock")))
    throw new Refused(
      "InvalidParameterValue",
      `${scene.text("routeTableId")} serves a gateway: its routes name the range of a subnet, got '${scene.text("destinationCidrBlock")}'.`,
    );
}

function vpcOf(scene: Scene): string {
  const table = scene.find(ROUTE_TABLE, scene.text("routeTableId"));
  return table === undefined ? "" : text(table, "vpcId");
}

const routeTableAssociation: Kind = {
  type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
  schema: "AWS::EC2::SubnetRouteTableAssociation",
  updates: { routeTableId: "the provider calls ReplaceRouteTableAssociation" },
  replaceOn: { gatewayId: "an association is its subnet or gateway" },
  refs: {
    subnetId: partOf(SUBNET),
    gatewayId: partOf(INTERNET_GATEWAY, VPN_GATEWAY),
    routeTableId: holds(ROUTE_TABLE),
  },
  check: (inputs) => exactlyOne(inputs, ["subnetId", "gatewayId"]),
  accept: (scene, before) => {
    const other = scene
      .all(routeTableAssociation.type)
      .find((thing) => thing.id !== before?.id && sameEnd(scene, thing.settings));
    if (other !== undefined)
      throw new Refused(
        "Resource.AlreadyAssociated",
        `${scene.text("subnetId") || scene.text("gatewayId")} already has a route table.`,
      );
    oneVpc(scene, "routeTableId", ROUTE_TABLE);
  },
  id: () => hexId("rtbassoc"),
  importId: (thing) => `${text(thing, "subnetId") || text(thing, "gatewayId")}/${text(thing, "routeTableId")}`,
};

function sameEnd(scene: Scene, settings: Kind["defaults"]): boolean {
  return (["subnetId", "gatewayId"] as const).some(
    (end) => scene.text(end) !== "" && scene.text(end) === settings?.[end],
  );
}

/** A subnet and what it is associated with belong to one VPC. */
export function oneVpc(scene: Scene, property: string, type: string): void {
  const subnet = scene.find(SUBNET, scene.text("subnetId"));
  const other = scene.find(type, scene.text(property));
  if (subnet !== undefined && other !== undefined && text(subnet, "vpcId") !== text(other, "vpcId"))
    throw new Refused("InvalidParameterValue", `${other.id} and ${subnet.id} belong to different networks.`);
}

const mainRouteTableAssociation: Kind = {
  type: "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation",
  replaceOn: { vpcId: "an association is its VPC" },
  refs: { vpcId: partOf(VPC), routeTableId: holds(ROUTE_TABLE) },
  unique: [{ by: ["vpcId"], code: "Resource.AlreadyAssociated" }],
  id: () => hexId("rtbassoc"),
  facts: (scene) => ({ originalRouteTableId: mainTableOf(scene) }),
};

function mainTableOf(scene: Scene): string {
  const vpc = scene.find(VPC, scene.text("vpcId"));
  return vpc === undefined ? "" : text(vpc, "mainRouteTableId");
}

export const routeKinds = [routeTable, defaultRouteTable, route, routeTableAssociation, mainRouteTableAssociation];
