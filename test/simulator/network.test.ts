import { expect, it } from "vitest";
import type { Values } from "../../simulator/protocol/index.ts";
import { openCloud } from "./cloud.ts";

it("what AWS made with a network goes with it, also when it was taken over", () => {
  const { aws, world } = openCloud();
  const vpc = aws.make("aws:ec2/vpc:Vpc", { cidrBlock: "10.40.0.0/16" });
  const { defaultRouteTableId, defaultNetworkAclId } = vpc.properties;
  const taken: Record<string, Values> = {
    "aws:ec2/defaultRouteTable:DefaultRouteTable": { defaultRouteTableId, routes: [] },
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": { defaultNetworkAclId },
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": { vpcId: vpc.id },
  };
  for (const [type, inputs] of Object.entries(taken)) aws.drop(type, aws.make(type, inputs));
  aws.drop("aws:ec2/vpc:Vpc", vpc);
  expect(world.all().map(({ type }) => type)).toEqual(["aws:iam/role:Role", "aws:ec2/vpcDhcpOptions:VpcDhcpOptions"]);
});
