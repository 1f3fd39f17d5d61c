import { ec2 } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Zone } from "../network/index.ts";
import { admitDelivery, createLogGroup, type LogTerms, type Place, type Tags } from "../shared/index.ts";
import { createOutageAlarms } from "./outages.ts";
import { tunnelOptions } from "./tunnels.ts";

/** A place of the customer's that is joined by VPN. */
interface Site {
  readonly name: string;
  /** Public address of the customer's VPN device. */
  readonly address: string;
  /** Networks behind the device: all that is ever answered there. */
  readonly networks: readonly string[];
}

export interface ConnectivityArgs {
  readonly vpcId: pulumi.Input<string>;
  readonly sites: readonly Site[];
  readonly zones: readonly Pick<Zone, "slot" | "edge" | "firewall">[];
  /** Endpoint of each zone's firewall, in the order of zones. */
  readonly firewallEndpoints: readonly pulumi.Input<string>[];
  readonly logs: LogTerms;
  /** Address, of a function and not a person, that hears when a site can't be reached. */
  readonly noticeAddress: string;
  readonly place: Place;
  readonly tags: Tags;
}

/** What the customer's side of a connection has to know. None of it is secret. */
interface Joined {
  readonly name: string;
  readonly connection: string;
  /** Our outside addresses, one a tunnel. */
  readonly tunnels: readonly string[];
  /** Where AWS keeps the keys that it made. */
  readonly keys: string;
}

/**
 * The customer's sites, each over two tunnels. They reach the entrance and nothing behind it, through the firewall of
 * each zone both ways, as everybody else does. AWS makes the keys of the tunnels and keeps them in Secrets Manager, so
 * that no state ever holds one. About $37 a month and site.
 */
export class Connectivity extends pulumi.ComponentResource {
  /** Route table of what comes out of the tunnels. */
  readonly tableId: pulumi.Output<string>;
  readonly joined: pulumi.Output<Joined[]>;

  constructor(name: string, args: ConnectivityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:connectivity:Connectivity", name, {}, opts);
    const child = { parent: this };
    const { sites, tags } = args;
    const gateway = new ec2.VpnGateway(name, { vpcId: args.vpcId, tags: { ...tags, Name: name } }, child);
    this.tableId = leadIn(name, gateway, args, child);
    const path = `/aws/vendedlogs/vpn/${name}`;
    const records = createLogGroup(`${name}-tunnels`, { path, terms: args.logs, tags }, child);
    const delivery = admitDelivery(`${name}-tunnels`, path, args.place, child);
    const recorded = { ...child, dependsOn: [delivery] };
    const connections = sites.map((site) => {
      const siteName = `${name}-${site.name}`;
      const connection = connect(siteName, site, { gateway, logGroupArn: records.arn, tags }, recorded);
      for (const network of site.networks) leadBack(siteName, network, { ...args, gateway, connection }, child);
      return { site, connection };
    });
    createOutageAlarms(name, connections, args, child);
    this.joined = pulumi.all(connections.map(({ site, connection }) => describe(site, connection)));
    this.registerOutputs({ joined: this.joined });
  }
}

/** What comes out of a tunnel for the edge goes through the firewall of its zone; nothing else of the network hears it. */
function leadIn(
  name: string,
  gateway: ec2.VpnGateway,
  { vpcId, zones, firewallEndpoints, tags }: ConnectivityArgs,
  child: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const tableName = `${name}-sites`;
  const table = new ec2.RouteTable(tableName, { vpcId, tags: { ...tags, Name: tableName } }, child);
  new ec2.RouteTableAssociation(tableName, { gatewayId: gateway.id, routeTableId: table.id }, child);
  zones.forEach(({ slot, edge }, at) => {
    const vpcEndpointId = firewallEndpoints[at];
    if (vpcEndpointId === undefined) throw new RangeError(`firewallEndpoints: zone ${slot} has none.`);
    const way = { routeTableId: table.id, destinationCidrBlock: edge.cidr, vpcEndpointId };
    new ec2.Route(`${tableName}-${slot}`, way, child);
  });
  return table.id;
}

interface Ends {
  readonly gateway: ec2.VpnGateway;
  readonly logGroupArn: pulumi.Input<string>;
  readonly tags: Tags;
}

function connect(
  name: string,
  site: Site,
  { gateway, logGroupArn, tags }: Ends,
  child: pulumi.CustomResourceOptions,
): ec2.VpnConnection {
  const named = { ...tags, Name: name };
  const device = { type: "ipsec.1", ipAddress: site.address, bgpAsn: "65000", tags: named };
  return new ec2.VpnConnection(
    name,
    {
      type: "ipsec.1",
      vpnGatewayId: gateway.id,
      customerGatewayId: new ec2.CustomerGateway(name, device, child).id,
      staticRoutesOnly: true,
      presharedKeyStorage: "SecretsManager",
      ...tunnelOptions(logGroupArn),
      tags: named,
    },
    child,
  );
}

/** Answers for a site's network leave the firewall of each zone for the tunnel; no other tier has a way there. */
function leadBack(
  name: string,
  network: string,
  { zones, gateway, connection }: ConnectivityArgs & { gateway: ec2.VpnGateway; connection: ec2.VpnConnection },
  child: pulumi.CustomResourceOptions,
): void {
  const behind = `${name}-${network.replace("/", "-")}`;
  new ec2.VpnConnectionRoute(behind, { vpnConnectionId: connection.id, destinationCidrBlock: network }, child);
  for (const { slot, firewall } of zones) {
    const way = { routeTableId: firewall.tableId, destinationCidrBlock: network, gatewayId: gateway.id };
    new ec2.Route(`${behind}-${slot}`, way, child);
  }
}

function describe({ name }: Site, connection: ec2.VpnConnection): pulumi.Output<Joined> {
  const { id, tunnel1Address, tunnel2Address, presharedKeyArn } = connection;
  return pulumi
    .all([id, tunnel1Address, tunnel2Address, presharedKeyArn])
    .apply(([at, first, second, keys]) => ({ name, connection: at, tunnels: [first, second], keys }));
}
