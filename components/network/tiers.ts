import { ec2 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../shared/index.ts";
import type { AclRule } from "./acl.ts";
import { type SubnetPlan, TIERS, type Tier } from "./subnets.ts";

/** One subnet with the route table that is its alone. */
export interface Slot {
  readonly plan: SubnetPlan;
  readonly subnet: ec2.Subnet;
  readonly table: ec2.RouteTable;
}

/** Every subnet, each with a table of its own that knows the network and nothing beyond. */
export function createSlots(
  name: string,
  vpc: ec2.Vpc,
  args: { readonly subnets: readonly SubnetPlan[]; readonly tags: Tags },
  child: pulumi.CustomResourceOptions,
): readonly Slot[] {
  return args.subnets.map((plan) => {
    const slotName = `${name}-${plan.tier}-${plan.slot}`;
    const tags = { ...args.tags, Name: slotName, "domicile:tier": plan.tier };
    const subnet = new ec2.Subnet(
      slotName,
      { vpcId: vpc.id, cidrBlock: plan.cidr, availabilityZoneId: plan.zone, mapPublicIpOnLaunch: false, tags },
      child,
    );
    const table = new ec2.RouteTable(slotName, { vpcId: vpc.id, tags }, child);
    new ec2.RouteTableAssociation(slotName, { subnetId: subnet.id, routeTableId: table.id }, child);
    return { plan, subnet, table };
  });
}

/** A network ACL a tier that admits the planned packets and denies the rest. */
export function createAcls(
  name: string,
  vpc: ec2.Vpc,
  args: { readonly slots: readonly Slot[]; readonly rules: readonly AclRule[]; readonly tags: Tags },
  child: pulumi.CustomResourceOptions,
): void {
  for (const tier of TIERS) {
    const aclName = `${name}-${tier}`;
    const tags = { ...args.tags, Name: aclName, "domicile:tier": tier };
    const acl = new ec2.NetworkAcl(aclName, { vpcId: vpc.id, tags }, child);
    for (const rule of args.rules.filter((each) => each.tier === tier)) createRule(name, acl, rule, child);
    for (const { plan, subnet } of inTier(args.slots, tier))
      new ec2.NetworkAclAssociation(`${aclName}-${plan.slot}`, { networkAclId: acl.id, subnetId: subnet.id }, child);
  }
}

function createRule(name: string, acl: ec2.NetworkAcl, rule: AclRule, child: pulumi.CustomResourceOptions): void {
  const ports = rule.fromPort === rule.toPort ? `${rule.fromPort}` : `${rule.fromPort}-${rule.toPort}`;
  new ec2.NetworkAclRule(
    `${name}-${rule.tier}-${rule.egress ? "to" : "from"}-${rule.peer.replace("/", "-")}-${rule.protocol}-${ports}`,
    {
      networkAclId: acl.id,
      egress: rule.egress,
      ruleNumber: rule.number,
      ruleAction: "allow",
      protocol: rule.protocol,
      fromPort: rule.fromPort,
      toPort: rule.toPort,
      cidrBlock: rule.cidr,
    },
    child,
  );
}

/** A subnet and its table as others add routes to it. */
interface Leg {
  readonly subnetId: pulumi.Output<string>;
  readonly tableId: pulumi.Output<string>;
  /** Addresses of the subnet, known before it exists. */
  readonly cidr: string;
}

/** One zone's legs by tier, and the number of its slot. */
export type Zone = Readonly<Record<Tier, Leg>> & { readonly slot: number };

export function zoneOf(slots: readonly Slot[], slot: number): Zone {
  const here = slots.filter(({ plan }) => plan.slot === slot);
  const legs = here.map(({ plan, subnet, table }) => [
    plan.tier,
    { subnetId: subnet.id, tableId: table.id, cidr: plan.cidr },
  ]);
  return { ...(Object.fromEntries(legs) as Record<Tier, Leg>), slot };
}

export function inTier(slots: readonly Slot[], tier: Tier): readonly Slot[] {
  return slots.filter(({ plan }) => plan.tier === tier);
}
