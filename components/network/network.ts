import { ec2 } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { LogBucket, Place, Tags } from "../shared/index.ts";
import { planAcls } from "./acl.ts";
import { INTERFACE_SERVICES, planEndpointPolicy, planS3Policy, serviceName } from "./endpoints.ts";
import { type Group, groupsOf, type Ports, planFlows, type Sold } from "./flows.ts";
import { createFlows, createGroups, idOf, type SecurityGroups } from "./groups.ts";
import { createNetworkLogs } from "./logs.ts";
import { aggregate, planSubnets, type Tier } from "./subnets.ts";
import { createAcls, createSlots, inTier, type Slot, type Zone, zoneOf } from "./tiers.ts";
import { closeDefaults, createGateway, createVpc, type Gateway } from "./vpc.ts";

export interface NetworkArgs {
  /** The tenant's range, a /19; see `planRange`. It can never change. */
  readonly range: string;
  /** Zone ids, two to four, in an order that never changes; further ones are added at the end. */
  readonly zones: readonly string[];
  readonly ports: Ports;
  /** @default nothing that only some tenants have */
  readonly sold?: Sold;
  readonly place: Place;
  /** Account whose image repositories nodes pull from. */
  readonly imageAccount: string;
  /** Where flow logs and names asked for are delivered. */
  readonly logs: LogBucket;
  readonly tags: Tags;
}

/**
 * One VPC in six tiers and as many zones as given. A connection is open because `planFlows` lists it; everything else
 * is closed by group and by network ACL. No route leads out: the firewall adds those that lead through it. The
 * endpoints are what costs: about $8 a month each and zone.
 */
export class Network extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly range: string;
  readonly gateway: Gateway;
  private readonly slots: readonly Slot[];
  private readonly groups: SecurityGroups;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:network:Network", name, {}, opts);
    const child = { parent: this };
    const { tags } = args;
    const flows = planFlows(args.ports, args.sold);
    const vpc = createVpc(name, args.range, tags, child);
    closeDefaults(name, vpc, tags, child);
    this.gateway = createGateway(name, vpc, tags, child);
    this.slots = createSlots(name, vpc, { subnets: planSubnets(args.range, args.zones), tags }, child);
    createAcls(name, vpc, { slots: this.slots, rules: planAcls(args.range, flows), tags }, child);
    this.groups = createGroups(name, vpc, { groups: groupsOf(flows), tags }, child);
    const s3 = createS3Gateway(name, vpc, this.slots, args, child);
    createFlows(name, flows, { groups: this.groups, s3, tags }, child);
    this.createEndpoints(name, vpc, args);
    createNetworkLogs(name, vpc, args, child);
    this.vpcId = vpc.id;
    this.range = args.range;
    this.registerOutputs({ vpcId: this.vpcId });
  }

  /** Subnets of a tier, in the order of zones. */
  subnetIds(tier: Tier): pulumi.Output<string>[] {
    return inTier(this.slots, tier).map(({ subnet }) => subnet.id);
  }

  /** What each zone has of every tier, in the order of zones. */
  get zones(): readonly Zone[] {
    return inTier(this.slots, "edge").map(({ plan }) => zoneOf(this.slots, plan.slot));
  }

  /** Addresses of a tier in all its zones, known before it exists. */
  addresses(tier: Tier): string {
    return aggregate(this.range, tier);
  }

  /** The group that things of this kind carry. Throws when no flow leads to or from it. */
  groupId(group: Group): pulumi.Output<string> {
    return idOf(this.groups, group);
  }

  private createEndpoints(name: string, vpc: ec2.Vpc, args: NetworkArgs): void {
    for (const service of INTERFACE_SERVICES)
      new ec2.VpcEndpoint(
        `${name}-${service.replace(".", "-")}`,
        {
          vpcId: vpc.id,
          serviceName: serviceName(args.place, service),
          vpcEndpointType: "Interface",
          privateDnsEnabled: true,
          subnetIds: this.subnetIds("control"),
          securityGroupIds: [this.groupId("endpoints")],
          policy: planEndpointPolicy(service, args.place, args.imageAccount),
          tags: args.tags,
        },
        { parent: this },
      );
  }
}

/** The only way to S3: free, and no route beyond it. */
function createS3Gateway(
  name: string,
  vpc: ec2.Vpc,
  slots: readonly Slot[],
  args: NetworkArgs,
  child: pulumi.CustomResourceOptions,
): ec2.VpcEndpoint {
  const tiers: readonly Tier[] = ["web", "app", "control"];
  return new ec2.VpcEndpoint(
    `${name}-s3`,
    {
      vpcId: vpc.id,
      serviceName: serviceName(args.place, "s3"),
      vpcEndpointType: "Gateway",
      routeTableIds: tiers.flatMap((tier) => inTier(slots, tier).map(({ table }) => table.id)),
      policy: planS3Policy(args.place),
      tags: args.tags,
    },
    child,
  );
}
