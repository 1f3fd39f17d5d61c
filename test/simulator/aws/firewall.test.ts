import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Client, Made, Properties } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

const SUBNET = "aws:ec2/subnet:Subnet";
const TABLE = "aws:ec2/routeTable:RouteTable";
const ROUTE = "aws:ec2/route:Route";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const NAT = "aws:ec2/natGateway:NatGateway";
const ADDRESS = "aws:ec2/eip:Eip";
const GROUP = "aws:networkfirewall/ruleGroup:RuleGroup";
const POLICY = "aws:networkfirewall/firewallPolicy:FirewallPolicy";
const FIREWALL = "aws:networkfirewall/firewall:Firewall";
const LOGGING = "aws:networkfirewall/loggingConfiguration:LoggingConfiguration";

let rig: Rig;
let aws: Client;
let vpc: Made;
let subnet: Made;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
  vpc = await aws.make("aws:ec2/vpc:Vpc", "net", { cidrBlock: "10.1.0.0/16" });
  subnet = await aws.make(SUBNET, "fire", {
    vpcId: vpc.id,
    cidrBlock: "10.1.0.0/28",
    availabilityZoneId: "eus2-az1",
  });
});
afterEach(() => rig.close());

const made = (type: string) =>
  rig
    .simulator()
    .inventory()
    .filter((thing) => thing.type === type);

const managed = (name: string) => `arn:aws:network-firewall:eu-south-2:aws-managed:stateful-rulegroup/${name}`;
const strict = (...arns: readonly string[]): Properties => ({
  name: "home",
  firewallPolicy: {
    statelessDefaultActions: ["aws:forward_to_sfe"],
    statelessFragmentDefaultActions: ["aws:forward_to_sfe"],
    statefulEngineOptions: { ruleOrder: "STRICT_ORDER" },
    statefulRuleGroupReferences: arns.map((resourceArn, at) => ({ resourceArn, priority: at + 1 })),
  },
});
const rule = (sid: string) => ({
  action: "PASS",
  header: {
    protocol: "TLS",
    source: "ANY",
    sourcePort: "ANY",
    destination: "ANY",
    destinationPort: "443",
    direction: "FORWARD",
  },
  ruleOptions: [{ keyword: "sid", settings: [sid] }],
});
const rules = (capacity: number, order: string, ...sids: readonly string[]): Properties => ({
  name: "allowed",
  type: "STATEFUL",
  capacity,
  ruleGroup: {
    rulesSource: { statefulRules: sids.map(rule) },
    statefulRuleOptions: { ruleOrder: order },
  },
});

async function stand(more: Properties = {}): Promise<Made> {
  const policy = await aws.make(POLICY, "home", strict(managed("ThreatSignaturesBotnetStrictOrder")));
  return aws.make(FIREWALL, "home", {
    name: "home",
    vpcId: vpc.id,
    firewallPolicyArn: String(policy.outputs.arn),
    subnetMappings: [{ subnetId: subnet.id }],
    ...more,
  });
}

const endpointOf = (firewall: Made) =>
  String(firewall.outputs.firewallStatuses[0].syncStates[0].attachments[0].endpointId);

describe("a network firewall", () => {
  it("says which endpoint it has in which zone, once AWS has made it", async () => {
    const firewall = await stand();
    expect(firewall.outputs.firewallStatuses).toEqual([
      {
        syncStates: [
          {
            availabilityZone: "eu-south-2a",
            attachments: [{ endpointId: expect.stringMatching(/^vpce-[0-9a-f]{17}$/), subnetId: subnet.id }],
          },
        ],
        transitGatewayAttachmentSyncStates: [],
      },
    ]);
    expect(made("aws:ec2/vpcEndpoint:VpcEndpoint")).toMatchObject([{ id: endpointOf(firewall), madeBy: "aws" }]);
  });

  it("needs a policy that is there, one subnet a zone, and one VPC", async () => {
    await expect(stand({ firewallPolicyArn: "arn:aws:network-firewall:eu-south-2:111122223333:x" })).rejects.toThrow(
      /^ResourceNotFoundException: firewallPolicyArn /,
    );
    const policy = String(made(POLICY)[0]?.arn);
    const second = await aws.make(SUBNET, "second", {
      vpcId: vpc.id,
      cidrBlock: "10.1.1.0/28",
      availabilityZoneId: "eus2-az1",
    });
    const both = { name: "home", vpcId: vpc.id, firewallPolicyArn: policy };
    const mappings = { subnetMappings: [{ subnetId: subnet.id }, { subnetId: second.id }] };
    await expect(aws.make(FIREWALL, "home", { ...both, ...mappings })).rejects.toThrow(
      "InvalidRequestException: subnetMappings name two subnets of one zone.",
    );
    const other = await aws.make("aws:ec2/vpc:Vpc", "other", { cidrBlock: "10.9.0.0/16" });
    await expect(
      aws.make(FIREWALL, "home", { ...both, vpcId: other.id, subnetMappings: [{ subnetId: subnet.id }] }),
    ).rejects.toThrow(`InvalidRequestException: ${subnet.id} does not belong to ${other.id}.`);
  });

  it("stays while routes lead to its endpoint, and holds its subnet and its policy", async () => {
    const firewall = await stand();
    const table = await aws.make(TABLE, "edge", { vpcId: vpc.id });
    const way = { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", vpcEndpointId: endpointOf(firewall) };
    const route = await aws.make(ROUTE, "out", way);
    await expect(aws.remove(firewall)).rejects.toThrow(/^InvalidOperationException: Firewall .* is in use by Route /);
    await aws.remove(route);
    await expect(aws.remove(subnet)).rejects.toThrow(/^DependencyViolation: Subnet /);
    await aws.remove(firewall);
    expect(made("aws:ec2/vpcEndpoint:VpcEndpoint")).toEqual([]);
    await aws.remove(subnet);
  });

  it("refuses what its protections are for, until they are off", async () => {
    const guard = { deleteProtection: true, subnetChangeProtection: true, firewallPolicyChangeProtection: true };
    const firewall = await stand(guard);
    await expect(aws.remove(firewall)).rejects.toThrow(
      "InvalidOperationException: home is protected: turn deleteProtection off.",
    );
    const further = await aws.make(SUBNET, "further", {
      vpcId: vpc.id,
      cidrBlock: "10.1.1.0/28",
      availabilityZoneId: "eus2-az2",
    });
    const wider = { ...firewall.inputs, subnetMappings: [{ subnetId: subnet.id }, { subnetId: further.id }] };
    await expect(aws.change(firewall, wider)).rejects.toThrow(
      "InvalidOperationException: subnetMappings can't change while subnetChangeProtection is on.",
    );
    const open = await aws.change(firewall, { ...wider, subnetChangeProtection: false, deleteProtection: false });
    expect(made("aws:ec2/vpcEndpoint:VpcEndpoint")).toHaveLength(2);
    expect(endpointOf(open)).toBe(endpointOf(firewall));
    await aws.remove(open);
  });

  it("logs only where the bucket lets log delivery write", async () => {
    const firewall = await stand();
    const bucket = await aws.make("aws:s3/bucket:Bucket", "logs", { bucket: "logs-of-home" });
    const to = (logType: string) => ({
      logType,
      logDestinationType: "S3",
      logDestination: { bucketName: bucket.id },
    });
    const both = {
      firewallArn: firewall.id,
      loggingConfiguration: { logDestinationConfigs: [to("ALERT"), to("FLOW")] },
    };
    await expect(aws.make(LOGGING, "home", both)).rejects.toThrow(/^LogDestinationPermissionIssueException: /);
    const policy = { Statement: { Effect: "Allow", Principal: { Service: "delivery.logs.amazonaws.com" } } };
    await aws.make("aws:s3/bucketPolicy:BucketPolicy", "logs", { bucket: bucket.id, policy: JSON.stringify(policy) });
    await aws.make(LOGGING, "home", both);
    const { failures } = await aws.check(LOGGING, "twice", {
      firewallArn: firewall.id,
      loggingConfiguration: { logDestinationConfigs: [to("ALERT"), to("ALERT")] },
    });
    expect(failures).toEqual(["loggingConfiguration names the log ALERT twice"]);
  });
});

describe("rules of a network firewall", () => {
  it("are taken in the policy's own order only, and of AWS's groups only those it keeps", async () => {
    const own = await aws.make(GROUP, "allowed", rules(10, "DEFAULT_ACTION_ORDER", "1"));
    await expect(aws.make(POLICY, "home", strict(own.id))).rejects.toThrow(
      `InvalidRequestException: ${own.id} keeps another order of rules than the policy.`,
    );
    await expect(aws.make(POLICY, "home", strict(managed("ThreatSignaturesOfMineStrictOrder")))).rejects.toThrow(
      /^ResourceNotFoundException: /,
    );
    await expect(aws.make(POLICY, "home", strict(managed("MalwareDomainsActionOrder")))).rejects.toThrow(
      /keeps another order/,
    );
  });

  it("fit their capacity, which never changes, and are numbered without a repeat", async () => {
    await expect(aws.make(GROUP, "allowed", rules(1, "STRICT_ORDER", "1", "2"))).rejects.toThrow(
      "InvalidRequestException: 2 rules need more capacity than 1.",
    );
    const { failures } = await aws.check(GROUP, "allowed", rules(10, "STRICT_ORDER", "1", "1"));
    expect(failures).toEqual(["ruleGroup has the sid 1 twice"]);
    const own = await aws.make(GROUP, "allowed", rules(10, "STRICT_ORDER", "1"));
    expect((await aws.diff(own, rules(10, "STRICT_ORDER", "1", "2"))).replaces).toEqual([]);
    expect((await aws.diff(own, rules(20, "STRICT_ORDER", "1"))).replaces).toEqual(["capacity"]);
    await aws.make(POLICY, "home", strict(own.id));
    await expect(aws.remove(own)).rejects.toThrow(/^InvalidOperationException: RuleGroup /);
  });

  it("have defaults and priorities as strict order asks", async () => {
    const base = strict(managed("MalwareDomainsStrictOrder"), managed("ThreatSignaturesIOCStrictOrder"));
    const policy = base.firewallPolicy as Properties;
    const failuresOf = async (more: Properties) =>
      (await aws.check(POLICY, "home", { ...base, firewallPolicy: { ...policy, ...more } })).failures;
    expect(await failuresOf({ statefulDefaultActions: ["aws:drop_established"] })).toEqual([]);
    expect(await failuresOf({ statefulDefaultActions: ["aws:drop_all"] })).toEqual([
      "firewallPolicy has no default action aws:drop_all",
    ]);
    expect(await failuresOf({ statefulEngineOptions: {}, statefulDefaultActions: ["aws:drop_established"] })).toEqual([
      "firewallPolicy has default actions, which strict order alone takes",
    ]);
    const alike = [{ resourceArn: managed("MalwareDomainsStrictOrder"), priority: 1 }];
    expect(await failuresOf({ statefulRuleGroupReferences: [...alike, ...alike] })).toEqual([
      "firewallPolicy has two groups of one priority",
    ]);
  });
});

describe("ways out", () => {
  it("a NAT gateway needs an address of its own and a gateway to the internet", async () => {
    const address = await aws.make(ADDRESS, "out", {});
    const wish = { subnetId: subnet.id, allocationId: address.id };
    await expect(aws.make(NAT, "out", wish)).rejects.toThrow(
      `Gateway.NotAttached: Network ${vpc.id} has no internet gateway attached.`,
    );
    await aws.make(GATEWAY, "net", { vpcId: vpc.id });
    const nat = await aws.make(NAT, "out", wish);
    expect(nat.outputs.publicIp).toBe(address.outputs.publicIp);
    await expect(aws.make(NAT, "again", wish)).rejects.toThrow(/^Resource\.AlreadyAssociated: /);
    await expect(aws.remove(address)).rejects.toThrow(/^InvalidIPAddress\.InUse: /);
    await expect(aws.remove(subnet)).rejects.toThrow(/^DependencyViolation: /);
    await aws.remove(nat);
    await aws.remove(address);
    await aws.remove(subnet);
  });

  it("an account has five addresses in a region", async () => {
    for (const name of ["1", "2", "3", "4", "5"]) await aws.make(ADDRESS, name, {});
    await expect(aws.make(ADDRESS, "6", {})).rejects.toThrow(/^AddressLimitExceeded: /);
  });

  it("what comes in through a gateway is led on by the range of a subnet, to an appliance of the same VPC", async () => {
    const gateway = await aws.make(GATEWAY, "net", { vpcId: vpc.id });
    const table = await aws.make(TABLE, "inward", { vpcId: vpc.id });
    await aws.make("aws:ec2/routeTableAssociation:RouteTableAssociation", "inward", {
      gatewayId: gateway.id,
      routeTableId: table.id,
    });
    const firewall = await stand();
    const way = (destinationCidrBlock: string, vpcEndpointId = endpointOf(firewall)) => ({
      routeTableId: table.id,
      destinationCidrBlock,
      vpcEndpointId,
    });
    await expect(aws.make(ROUTE, "wide", way("0.0.0.0/0"))).rejects.toThrow(
      /serves a gateway: its routes name the range/,
    );
    const s3 = await aws.make("aws:ec2/vpcEndpoint:VpcEndpoint", "s3", {
      vpcId: vpc.id,
      serviceName: "com.amazonaws.eu-south-2.s3",
    });
    await expect(aws.make(ROUTE, "s3", way("10.1.0.0/28", s3.id))).rejects.toThrow(
      `InvalidParameterValue: ${s3.id} is no endpoint that takes routed traffic.`,
    );
    await aws.make(ROUTE, "inward", way("10.1.0.0/28"));
  });
});

describe("a DNS firewall", () => {
  it("is tied to a VPC once, and stays while it is protected", async () => {
    const list = await aws.make("aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList", "all", {
      name: "all",
      domains: ["*"],
    });
    const group = await aws.make("aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup", "home", {
      name: "home",
    });
    const RULE = "aws:route53/resolverFirewallRule:ResolverFirewallRule";
    const block = { firewallRuleGroupId: group.id, firewallDomainListId: list.id, priority: 1, action: "BLOCK" };
    const { failures } = await aws.check(RULE, "rest", block);
    expect(failures).toEqual(["blockResponse : exactly one of blockResponse must be given, got none"]);
    await aws.make(RULE, "rest", { ...block, blockResponse: "NXDOMAIN" });
    await expect(aws.remove(list)).rejects.toThrow(/^ConflictException: /);
    const TIE = "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation";
    const tie = { firewallRuleGroupId: group.id, vpcId: vpc.id, priority: 101, mutationProtection: "ENABLED" };
    const tied = await aws.make(TIE, "home", tie);
    await expect(aws.make(TIE, "again", { ...tie, priority: 102 })).rejects.toThrow(/^ConflictException: /);
    await expect(aws.remove(tied)).rejects.toThrow(/is protected: disable mutationProtection\.$/);
    const open = await aws.change(tied, { ...tied.inputs, mutationProtection: "DISABLED" });
    await aws.remove(open);
    await aws.remove(group);
    await aws.remove(list);
  });
});
