import { type Draft, type Drafts, draft, ref } from "./draft.ts";

const GROUPS = ["edge", "web", "app", "data", "control", "system", "endpoints"] as const;
type Group = (typeof GROUPS)[number];
type Tier = "edge" | "web" | "app" | "data" | "control";

/** The third number of each tier's addresses; zone a has the lower half, zone b the upper. */
const TIERS: Readonly<Record<Tier, number>> = { edge: 0, web: 1, app: 2, data: 3, control: 4 };
const ZONES = { a: 0, b: 128 } as const;

const FLOWS: readonly (readonly [from: Group, to: Group, protocol: string, port: number])[] = [
  ["edge", "web", "tcp", 30443],
  ["web", "app", "tcp", 8080],
  ["app", "data", "tcp", 5432],
  ...(["web", "app", "system"] as const).flatMap((node) => [
    [node, "system", "udp", 53] as const,
    [node, "control", "tcp", 443] as const,
    ["control", node, "tcp", 10250] as const,
    [node, "endpoints", "tcp", 443] as const,
  ]),
];

export const SUBNET = "aws:ec2/subnet:Subnet";
export const GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
export const ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";
export const ROUTE = "aws:ec2/route:Route";

/**
 * A small tenant network as it should be: five tiers in two zones, tables without a way out, an ACL a tier that admits
 * the VPC's own addresses, a closed default group, groups by reference, and what stands there.
 */
export function goodNetwork(): Drafts {
  return {
    vpc: draft("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    "default-group": draft("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: ref("vpc") }),
    s3: draft("aws:ec2/vpcEndpoint:VpcEndpoint", {
      vpcId: ref("vpc"),
      vpcEndpointType: "Gateway",
      routeTableIds: [ref("web-a-table")],
    }),
    ...Object.assign({}, ...Object.keys(TIERS).map((tier) => tierOf(tier as Tier))),
    ...Object.assign({}, ...GROUPS.map((group) => ({ [`${group}-group`]: draft(GROUP, { vpcId: ref("vpc") }) }))),
    ...Object.assign({}, ...FLOWS.map(([from, to, protocol, port]) => flow(from, to, protocol, port))),
    "edge-from-internet": draft(INGRESS, {
      securityGroupId: ref("edge-group"),
      cidrIpv4: "0.0.0.0/0",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    }),
    ...inhabitants(),
  };
}

function flow(from: Group, to: Group, protocol: string, port: number): Drafts {
  const packet = { ipProtocol: protocol, fromPort: port, toPort: port };
  const rule = (at: Group, other: Group) => ({
    ...packet,
    securityGroupId: ref(`${at}-group`),
    referencedSecurityGroupId: ref(`${other}-group`),
  });
  return {
    [`${from}-to-${to}-${port}`]: draft(EGRESS, rule(from, to)),
    [`${to}-from-${from}-${port}`]: draft(INGRESS, rule(to, from)),
  };
}

function tierOf(tier: Tier): Drafts {
  const zones = Object.entries(ZONES).map(([zone, offset]) => ({
    [`${tier}-${zone}`]: draft(SUBNET, {
      vpcId: ref("vpc"),
      cidrBlock: `10.0.${TIERS[tier]}.${offset}/25`,
      availabilityZoneId: `test-az-${zone}`,
    }),
    [`${tier}-${zone}-table`]: draft("aws:ec2/routeTable:RouteTable", { vpcId: ref("vpc") }),
    [`${tier}-${zone}-link`]: draft("aws:ec2/routeTableAssociation:RouteTableAssociation", {
      subnetId: ref(`${tier}-${zone}`),
      routeTableId: ref(`${tier}-${zone}-table`),
    }),
  }));
  const acl = draft("aws:ec2/networkAcl:NetworkAcl", {
    vpcId: ref("vpc"),
    subnetIds: [ref(`${tier}-a`), ref(`${tier}-b`)],
  });
  return Object.assign(
    { [`${tier}-acl`]: acl, [`${tier}-in`]: aclRule(tier, false), [`${tier}-out`]: aclRule(tier, true) },
    ...zones,
  );
}

function aclRule(tier: Tier, egress: boolean): Draft {
  return draft(ACL_RULE, {
    networkAclId: ref(`${tier}-acl`),
    egress,
    ruleNumber: 100,
    ruleAction: "allow",
    protocol: "-1",
    cidrBlock: "10.0.0.0/16",
  });
}

const subnets = (tier: Tier) => [ref(`${tier}-a`), ref(`${tier}-b`)];

function inhabitants(): Drafts {
  return {
    balancer: draft("aws:lb/loadBalancer:LoadBalancer", {
      internal: false,
      subnets: subnets("edge"),
      securityGroups: [ref("edge-group")],
    }),
    cluster: draft("aws:eks/cluster:Cluster", {
      name: "home",
      vpcConfig: { subnetIds: subnets("control"), securityGroupIds: [ref("control-group")] },
    }),
    ...nodes("web", "web"),
    ...nodes("app", "app"),
    ...nodes("system", "control"),
    secrets: draft("aws:ec2/vpcEndpoint:VpcEndpoint", {
      vpcId: ref("vpc"),
      vpcEndpointType: "Interface",
      subnetIds: subnets("control"),
      securityGroupIds: [ref("endpoints-group")],
    }),
    "database-subnets": draft("aws:rds/subnetGroup:SubnetGroup", { name: "home", subnetIds: subnets("data") }),
    database: draft("aws:rds/instance:Instance", {
      dbSubnetGroupName: ref("database-subnets"),
      vpcSecurityGroupIds: [ref("data-group")],
      port: 5432,
    }),
  };
}

function nodes(tier: "web" | "app" | "system", where: Tier): Drafts {
  return {
    [`${tier}-template`]: draft("aws:ec2/launchTemplate:LaunchTemplate", {
      vpcSecurityGroupIds: [ref(`${tier}-group`)],
    }),
    [`${tier}-nodes`]: draft("aws:eks/nodeGroup:NodeGroup", {
      clusterName: ref("cluster"),
      subnetIds: subnets(where),
      launchTemplate: { id: ref(`${tier}-template`), version: "1" },
      labels: { tier },
    }),
  };
}
