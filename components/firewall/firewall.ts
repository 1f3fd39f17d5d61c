import { ec2, networkfirewall } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Gateway, Zone } from "../network/index.ts";
import type { LogBucket, Place, Tags } from "../shared/index.ts";
import { createNameFirewall } from "./names.ts";
import { createNat } from "./nat.ts";
import { createPolicy } from "./policy.ts";
import type { Destination, DirectoryWay } from "./rules.ts";

export interface FirewallArgs {
  readonly vpcId: pulumi.Input<string>;
  /** Addresses of the whole network and of its edge tier. */
  readonly addresses: { readonly network: string; readonly edge: string };
  readonly gateway: Gateway;
  readonly zones: readonly Pick<Zone, "slot" | "edge" | "firewall" | "app">[];
  /** Address that people type: the only name by which they get in. */
  readonly host: string;
  /** Hosts that the application may call. Without any, nothing begins a connection outwards. */
  readonly destinations: readonly Destination[];
  /** Networks from which partners exchange files. @default none */
  readonly partners?: readonly string[];
  /** @default the customer's directory isn't reached */
  readonly directory?: DirectoryWay;
  /** Names besides those of destinations that anybody in the network may ask for. @default none */
  readonly names?: readonly string[];
  /** Where alerts and flows are delivered. */
  readonly logs: LogBucket;
  /** Whether deleting and changing it is refused until somebody says otherwise. @default true */
  readonly deletionProtected?: boolean;
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * The only way between the network and the internet, in both directions and in each zone its own: a firewall that drops
 * what looks like an attack and lets pass what is listed, and the routes that lead through it. One more before names.
 * About $290 a month and zone, the dearest part of a tenant.
 */
export class Firewall extends pulumi.ComponentResource {
  /** Public addresses from which the application calls, one a zone; empty when it calls nobody. */
  readonly callsFrom: readonly pulumi.Output<string>[];
  /** What routes lead to, one a zone. */
  readonly endpoints: readonly pulumi.Output<string>[];

  constructor(name: string, args: FirewallArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:firewall:Firewall", name, {}, opts);
    const child = { parent: this };
    const { addresses, destinations } = args;
    const policy = createPolicy(name, { ...args, range: addresses.network, edge: addresses.edge }, child);
    this.endpoints = args.zones.map((zone) => {
      const zoneName = `${name}-${zone.slot}`;
      const firewall = createFirewall(zoneName, zone, policy, args, child);
      recordTraffic(zoneName, firewall, args.logs, child);
      const endpoint = firewall.firewallStatuses.apply(endpointOf);
      leadThrough(name, zone, endpoint, args.gateway, child);
      return endpoint;
    });
    const nats = destinations.length === 0 ? [] : args.zones.map((zone) => leadOut(name, zone, args, child));
    const hosts = [...destinations.map(({ host }) => host), ...(args.names ?? [])];
    createNameFirewall(name, { ...args, hosts, deletionProtected: args.deletionProtected ?? true }, child);
    this.callsFrom = nats.map(({ publicIp }) => publicIp);
    this.registerOutputs({ callsFrom: this.callsFrom });
  }
}

/** One firewall a zone: of one for all zones nobody could tell beforehand which endpoint a route leads to. */
function createFirewall(
  name: string,
  { firewall }: Pick<Zone, "firewall">,
  policy: networkfirewall.FirewallPolicy,
  args: FirewallArgs,
  child: pulumi.CustomResourceOptions,
): networkfirewall.Firewall {
  const isProtected = args.deletionProtected ?? true;
  return new networkfirewall.Firewall(
    name,
    {
      name,
      vpcId: args.vpcId,
      firewallPolicyArn: policy.arn,
      subnetMappings: [{ subnetId: firewall.subnetId }],
      deleteProtection: isProtected,
      subnetChangeProtection: isProtected,
      firewallPolicyChangeProtection: isProtected,
      tags: args.tags,
    },
    child,
  );
}

function recordTraffic(
  name: string,
  firewall: networkfirewall.Firewall,
  logs: LogBucket,
  child: pulumi.CustomResourceOptions,
): void {
  const logDestinationConfigs = ["ALERT", "FLOW"].map((logType) => ({
    logType,
    logDestinationType: "S3",
    logDestination: { bucketName: logs.name, prefix: "network-firewall" },
  }));
  new networkfirewall.LoggingConfiguration(
    name,
    { firewallArn: firewall.arn, loggingConfiguration: { logDestinationConfigs } },
    { ...child, dependsOn: [logs.policy] },
  );
}

/** Leads what comes in for the zone's edge, and what leaves it, through the zone's firewall. */
function leadThrough(
  name: string,
  zone: FirewallArgs["zones"][number],
  vpcEndpointId: pulumi.Output<string>,
  { gateway, tableId }: Gateway,
  child: pulumi.CustomResourceOptions,
): void {
  const route = (from: string, args: ec2.RouteArgs) => new ec2.Route(`${name}-${from}-${zone.slot}`, args, child);
  route("gateway", { routeTableId: tableId, destinationCidrBlock: zone.edge.cidr, vpcEndpointId });
  route("edge", { routeTableId: zone.edge.tableId, destinationCidrBlock: ANYWHERE, vpcEndpointId });
  route("firewall", { routeTableId: zone.firewall.tableId, destinationCidrBlock: ANYWHERE, gatewayId: gateway.id });
}

function leadOut(
  name: string,
  zone: FirewallArgs["zones"][number],
  args: FirewallArgs,
  child: pulumi.CustomResourceOptions,
): ec2.NatGateway {
  const nat = createNat(`${name}-${zone.slot}`, zone, args.gateway, args.tags, child);
  const way = { routeTableId: zone.app.tableId, destinationCidrBlock: ANYWHERE, natGatewayId: nat.id };
  new ec2.Route(`${name}-app-${zone.slot}`, way, child);
  return nat;
}

const ANYWHERE = "0.0.0.0/0";

/** The firewall's one endpoint. Throws when AWS says of none: no route may lead past it. */
function endpointOf(statuses: { syncStates?: { attachments?: { endpointId?: string }[] }[] }[]): string {
  const [endpointId] = statuses.flatMap(({ syncStates = [] }) =>
    syncStates.flatMap(({ attachments = [] }) => attachments.flatMap((one) => one.endpointId ?? [])),
  );
  if (endpointId === undefined) throw new Error("The firewall has no endpoint yet: run the update again.");
  return endpointId;
}
