import { afterEach, beforeEach, expect, it } from "vitest";
import type { Client, Made, Properties } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

const ENDPOINT = "aws:route53/resolverEndpoint:ResolverEndpoint";
const RULE = "aws:route53/resolverRule:ResolverRule";
const TIE = "aws:route53/resolverRuleAssociation:ResolverRuleAssociation";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";

let rig: Rig;
let aws: Client;
let vpc: Made;
let subnets: Made[];
let group: Made;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
  vpc = await aws.make("aws:ec2/vpc:Vpc", "net", { cidrBlock: "10.1.0.0/16" });
  subnets = [];
  for (const at of [1, 2])
    subnets.push(await aws.make("aws:ec2/subnet:Subnet", `s${at}`, { vpcId: vpc.id, cidrBlock: `10.1.${at}.0/24` }));
  group = await aws.make(GROUP, "names", { vpcId: vpc.id });
});
afterEach(() => rig.close());

const asks = (more: Properties = {}) =>
  aws.make(ENDPOINT, "names", {
    direction: "OUTBOUND",
    securityGroupIds: [group.id],
    ipAddresses: subnets.map(({ id }) => ({ subnetId: id })),
    ...more,
  });
const forward = (endpoint: Made, more: Properties = {}) =>
  aws.make(RULE, "names", {
    domainName: "ad.example",
    ruleType: "FORWARD",
    resolverEndpointId: endpoint.id,
    targetIps: [{ ip: "10.9.0.53" }],
    ...more,
  });

it("an endpoint stands in one network, on two feet", async () => {
  const other = await aws.make("aws:ec2/vpc:Vpc", "other", { cidrBlock: "10.2.0.0/16" });
  const stranger = await aws.make(GROUP, "stranger", { vpcId: other.id });
  await expect(asks({ securityGroupIds: [stranger.id] })).rejects.toThrow(
    /^InvalidParameterException: .* of one VPC\.$/,
  );
  const lame = await aws.check(ENDPOINT, "names", {
    direction: "OUTBOUND",
    securityGroupIds: [group.id],
    ipAddresses: [{ subnetId: subnets[0]?.id ?? "" }],
  });
  expect(lame.failures).toEqual(["ipAddresses must be two at least, got 1"]);
  const made = await asks();
  expect([made.id.slice(0, 10), made.outputs.hostVpcId]).toEqual(["rslvr-out-", vpc.id]);
});

it("a rule forwards by an endpoint that asks, to somebody", async () => {
  const inward = await asks({ direction: "INBOUND" });
  await expect(forward(inward)).rejects.toThrow(/^InvalidRequestException: A rule that forwards needs /);
  await expect(forward(await asks(), { targetIps: [] })).rejects.toThrow(/^InvalidRequestException: /);
});

it("what a network uses stays: rule before tie, endpoint before rule", async () => {
  const endpoint = await asks();
  const rule = await forward(endpoint);
  const tie = await aws.make(TIE, "names", { resolverRuleId: rule.id, vpcId: vpc.id });
  await expect(aws.remove(rule)).rejects.toThrow(/^ResourceInUseException: /);
  await expect(aws.remove(endpoint)).rejects.toThrow(/^InvalidRequestException: /);
  for (const one of [tie, rule, endpoint]) await aws.remove(one);
});
