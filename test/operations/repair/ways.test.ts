import { describe, expect, test } from "vitest";
import { wayOf } from "../../../operations/repair/ways.ts";
import { taggable } from "../../stacks/taggable.ts";
import { declared, TENANTS } from "../../stacks/tenants.ts";

const account = "220000000011";
const zone = `eu-south-2:${account}`;
const uuid = "1234abcd-12ab-34cd-56ef-1234567890ab";

describe.each(TENANTS)("of what %s is made of", (name) => {
  test("every type says how to learn whether one exists, so that none is ever made twice", async () => {
    const { graph } = await declared(name);
    const things = graph.resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
    const unsaid = new Set(things.map(({ type }) => type).filter((type) => wayOf(type) === undefined));
    expect([...unsaid], "Say in operations/repair/ways.ts how to look each of these types up.").toEqual([]);
  });

  test("what is looked for by its tag carries one", async () => {
    const { graph } = await declared(name);
    const byTag = graph.resources.filter(({ type }) => wayOf(type)?.by === "tag");
    expect(byTag.filter(({ type, inputs }) => !taggable(type) || inputs.tags === undefined)).toEqual([]);
    expect(byTag.length).toBeGreaterThan(50);
  });

  test("what is looked for by its name is named before it exists, or by what it hangs on", async () => {
    const { graph } = await declared(name);
    const nameless = graph.resources.filter(({ type, inputs, refs }) => {
      const way = wayOf(type);
      if (way?.by !== "name") return false;
      const known = (property: string) => {
        const value = property.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], inputs);
        if (["string", "number", "boolean"].includes(typeof value)) return String(value);
        return refs[property]?.length === 1 ? `{${property}}` : undefined;
      };
      return way.importId({ id: known, arn: known }) === undefined;
    });
    expect(nameless.map(({ urn }) => urn)).toEqual([]);
  });
});

test.each([
  [
    "aws:acm/certificate:Certificate",
    `arn:aws:acm:${zone}:certificate/${uuid}`,
    `arn:aws:acm:${zone}:certificate/${uuid}`,
  ],
  ["aws:backup/plan:Plan", `arn:aws:backup:${zone}:backup-plan:${uuid}`, uuid],
  ["aws:ec2/flowLog:FlowLog", `arn:aws:ec2:${zone}:vpc-flow-log/fl-1a2b3c4d`, "fl-1a2b3c4d"],
  ["aws:ec2/internetGateway:InternetGateway", `arn:aws:ec2:${zone}:internet-gateway/igw-c0a643a9`, "igw-c0a643a9"],
  ["aws:ec2/launchTemplate:LaunchTemplate", `arn:aws:ec2:${zone}:launch-template/lt-12345678`, "lt-12345678"],
  ["aws:ec2/networkAcl:NetworkAcl", `arn:aws:ec2:${zone}:network-acl/acl-7aaabd18`, "acl-7aaabd18"],
  ["aws:ec2/routeTable:RouteTable", `arn:aws:ec2:${zone}:route-table/rtb-4e616f6d69`, "rtb-4e616f6d69"],
  ["aws:ec2/securityGroup:SecurityGroup", `arn:aws:ec2:${zone}:security-group/sg-903004f8`, "sg-903004f8"],
  ["aws:ec2/subnet:Subnet", `arn:aws:ec2:${zone}:subnet/subnet-9d4a7b6c`, "subnet-9d4a7b6c"],
  ["aws:ec2/vpc:Vpc", `arn:aws:ec2:${zone}:vpc/vpc-a01106c2`, "vpc-a01106c2"],
  ["aws:ec2/vpcEndpoint:VpcEndpoint", `arn:aws:ec2:${zone}:vpc-endpoint/vpce-3ecf2a57`, "vpce-3ecf2a57"],
  [
    "aws:efs/accessPoint:AccessPoint",
    `arn:aws:elasticfilesystem:${zone}:access-point/fsap-0123456789abcdef0`,
    "fsap-0123456789abcdef0",
  ],
  [
    "aws:efs/fileSystem:FileSystem",
    `arn:aws:elasticfilesystem:${zone}:file-system/fs-0123456789abcdef0`,
    "fs-0123456789abcdef0",
  ],
  ["aws:eks/nodeGroup:NodeGroup", `arn:aws:eks:${zone}:nodegroup/almendro/web-1/${uuid}`, "almendro:web-1"],
  ["aws:kms/key:Key", `arn:aws:kms:${zone}:key/${uuid}`, uuid],
  [
    "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig",
    `arn:aws:route53resolver:${zone}:resolver-query-log-config/rqlc-92edc3b1838248bf`,
    "rqlc-92edc3b1838248bf",
  ],
  ["aws:sns/topic:Topic", `arn:aws:sns:${zone}:almendro-notices`, `arn:aws:sns:${zone}:almendro-notices`],
  [
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    `arn:aws:ec2:${zone}:security-group-rule/sgr-02108b27edd666983`,
    "sgr-02108b27edd666983",
  ],
  ["aws:wafv2/webAcl:WebAcl", `arn:aws:wafv2:${zone}:regional/webacl/almendro/${uuid}`, `${uuid}/almendro/REGIONAL`],
])("%s of ARN %s is imported as %s", (type, arn, importId) => {
  const way = wayOf(type);
  const match = way?.by === "tag" ? way.arn.exec(arn) : null;
  expect(way?.by === "tag" && match && way.importId(...match)).toBe(importId);
});

test("a snapshot that took its database's tags with it isn't taken for anything of ours", () => {
  const snapshot = `arn:aws:ec2:${zone}:snapshot/snap-066877671789bd71b`;
  const types = ["aws:ec2/subnet:Subnet", "aws:ec2/vpc:Vpc", "aws:ec2/securityGroup:SecurityGroup"];
  expect(types.map((type) => wayOf(type)).filter((way) => way?.by === "tag" && way.arn.test(snapshot))).toEqual([]);
});

test("a type that nobody entered has no way, and so nothing of it is made blindly", () => {
  expect(wayOf("aws:memorydb/cluster:Cluster")).toBeUndefined();
});
