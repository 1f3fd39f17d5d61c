import * as aws from "@pulumi/aws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Lab, openLab } from "./lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const program =
  (cidr = "10.40.0.0/16") =>
  async () => {
    const provider = new aws.Provider("tenant", {
      region: "eu-south-2",
      assumeRoles: [{ roleArn: "arn:aws:iam::111122223333:role/domicile-deployer" }],
      allowedAccountIds: ["111122223333"],
    });
    const on = { provider };
    const vpc = new aws.ec2.Vpc("net", { cidrBlock: cidr, tags: { tenant: "almendro" } }, on);
    const subnet = new aws.ec2.Subnet("data", { vpcId: vpc.id, cidrBlock: "10.40.1.0/24" }, on);
    const table = new aws.ec2.RouteTable("data", { vpcId: vpc.id }, on);
    new aws.ec2.RouteTableAssociation("data", { subnetId: subnet.id, routeTableId: table.id }, on);
    const group = new aws.ec2.SecurityGroup("data", { vpcId: vpc.id, description: "data tier" }, on);
    new aws.vpc.SecurityGroupIngressRule(
      "data",
      {
        securityGroupId: group.id,
        referencedSecurityGroupId: group.id,
        ipProtocol: "tcp",
        fromPort: 5432,
        toPort: 5432,
      },
      on,
    );
    new aws.ec2.DefaultSecurityGroup("default", { vpcId: vpc.id }, on);
    return { vpcId: vpc.id, arn: vpc.arn, group: group.name };
  };

describe("a network on the real engine", () => {
  it("is foreseen, made, found unchanged, and removed to nothing", async () => {
    const stack = await lab.stack(program());
    const preview = await stack.preview();
    expect(preview.changeSummary).toEqual({ create: 9 });
    const up = await stack.up();
    expect(up.summary.resourceChanges).toEqual({ create: 9 });
    expect(up.outputs.vpcId?.value).toMatch(/^vpc-[0-9a-f]{17}$/);
    expect(up.outputs.arn?.value).toBe(`arn:aws:ec2:eu-south-2:111122223333:vpc/${up.outputs.vpcId?.value}`);
    expect(up.outputs.group?.value).toMatch(/^data-[0-9a-f]{7}$/);
    const again = await stack.up();
    expect(again.summary.resourceChanges).toEqual({ same: 9 });
    const refresh = await stack.refresh();
    expect(refresh.summary.resourceChanges).toEqual({ same: 9 });
    await stack.destroy();
    expect(lab.simulator.inventory().filter((thing) => thing.madeBy === "us")).toEqual([]);
  });
});
