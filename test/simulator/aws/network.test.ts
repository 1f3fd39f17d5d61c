import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Client, Made } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

let rig: Rig;
let aws: Client;
let vpc: Made;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
  vpc = await aws.make(VPC, "net", { cidrBlock: "10.1.0.0/16" });
});
afterEach(() => rig.close());

const made = (type: string) =>
  rig
    .simulator()
    .inventory()
    .filter((thing) => thing.type === type);

describe("a VPC", () => {
  it("comes with a main route table, an open ACL and a group whose members talk, made by AWS", () => {
    const byAws = rig
      .simulator()
      .inventory()
      .filter((thing) => thing.madeBy === "aws");
    expect(byAws.map(({ type }) => type.split(":").at(-1)).sort()).toEqual([
      "NetworkAcl",
      "RouteTable",
      "SecurityGroup",
      "VpcDhcpOptions",
    ]);
    expect(vpc.outputs.defaultSecurityGroupId).toMatch(/^sg-[0-9a-f]{17}$/);
  });

  it("has a new id each time, in the region and account of its provider", async () => {
    const again = await aws.make(VPC, "net", { cidrBlock: "10.1.0.0/16" });
    expect(again.id).not.toBe(vpc.id);
    expect(again.outputs.arn).toBe(`arn:aws:ec2:eu-south-2:111122223333:vpc/${again.id}`);
  });

  it("goes with what AWS made in it, and not before its subnets", async () => {
    const subnet = await aws.make(SUBNET, "data", { vpcId: vpc.id, cidrBlock: "10.1.1.0/24" });
    await expect(aws.remove(vpc)).rejects.toThrow(
      `DependencyViolation: Vpc ${vpc.id} is in use by Subnet ${subnet.id}.`,
    );
    await aws.remove(subnet);
    await aws.remove(vpc);
    expect(
      rig
        .simulator()
        .inventory()
        .filter(({ type }) => !/Dhcp|Role$/.test(type)),
    ).toEqual([]);
  });
});

describe("a subnet", () => {
  it.each([
    ["10.2.0.0/24", /^InvalidSubnet\.Range: The CIDR '10\.2\.0\.0\/24' is not within its VPC's\.$/],
    ["10.1.0.0/29", /^InvalidSubnet\.Range: A block of \/29 is not between \/16 and \/28\.$/],
    ["10.1.1.128/25", /^InvalidSubnet\.Conflict: The CIDR '10\.1\.1\.128\/25' conflicts with subnet-[0-9a-f]{17}'s\.$/],
  ])("is refused at %s", async (cidrBlock, words) => {
    await aws.make(SUBNET, "data", { vpcId: vpc.id, cidrBlock: "10.1.1.0/24" });
    await expect(aws.make(SUBNET, "web", { vpcId: vpc.id, cidrBlock })).rejects.toThrow(words);
  });

  it("finds no VPC of another region or account", async () => {
    for (const client of [await rig.aws("111122223333", "eu-west-1"), await rig.aws("444455556666")])
      await expect(client.make(SUBNET, "data", { vpcId: vpc.id, cidrBlock: "10.1.1.0/24" })).rejects.toThrow(
        `InvalidVpcID.NotFound: vpcId '${vpc.id}' does not exist`,
      );
  });
});

describe("security groups", () => {
  it("name each other within one VPC only", async () => {
    const other = await aws.make(VPC, "other", { cidrBlock: "10.9.0.0/16" });
    const web = await aws.make(GROUP, "web", { vpcId: vpc.id });
    const stranger = await aws.make(GROUP, "stranger", { vpcId: other.id });
    const rule = {
      securityGroupId: web.id,
      referencedSecurityGroupId: stranger.id,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    };
    await expect(aws.make(INGRESS, "web", rule)).rejects.toThrow(
      `InvalidGroup.NotFound: ${stranger.id} is not in the VPC of ${web.id}.`,
    );
  });

  it("stay while another group's rule names them, and take their own rules along", async () => {
    const web = await aws.make(GROUP, "web", { vpcId: vpc.id });
    const app = await aws.make(GROUP, "app", { vpcId: vpc.id });
    await aws.make(INGRESS, "app", {
      securityGroupId: app.id,
      referencedSecurityGroupId: web.id,
      ipProtocol: "tcp",
      fromPort: 8443,
      toPort: 8443,
    });
    await expect(aws.remove(web)).rejects.toThrow(/^DependencyViolation: SecurityGroup sg-/);
    await aws.remove(app);
    expect(made(INGRESS)).toEqual([]);
    await aws.remove(web);
  });

  it("have one rule of a kind, and ports only with a protocol that has them", async () => {
    const web = await aws.make(GROUP, "web", { vpcId: vpc.id });
    const rule = { securityGroupId: web.id, cidrIpv4: "10.0.0.0/8", ipProtocol: "tcp", fromPort: 443, toPort: 443 };
    await aws.make(INGRESS, "one", rule);
    await expect(aws.make(INGRESS, "two", rule)).rejects.toThrow(/^InvalidPermission\.Duplicate: /);
    const { failures } = await aws.check(INGRESS, "three", { ...rule, ipProtocol: "-1" });
    expect(failures).toEqual(["fromPort and toPort must be left out with protocol -1"]);
  });

  it("adopt the one AWS made, empty it, and leave it when they go", async () => {
    const adopted = await aws.make("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "closed", {
      vpcId: vpc.id,
      ingress: [],
    });
    expect(adopted.id).toBe(vpc.outputs.defaultSecurityGroupId);
    expect(adopted.outputs.ingress).toEqual([]);
    await aws.remove(adopted);
    expect(made(GROUP).map(({ id, madeBy }) => ({ id, madeBy }))).toEqual([{ id: adopted.id, madeBy: "aws" }]);
  });
});
