import { afterEach, beforeEach, expect, it } from "vitest";
import type { Client } from "../support/client.ts";
import { awsConfig, openRig, type Rig } from "../support/rig.ts";

let rig: Rig;
let aws: Client;
beforeEach(async () => {
  rig = await openRig();
  const deployer = { roleArn: "arn:aws-eusc:iam::111122223333:role/domicile-deployer" };
  const sovereign = { ...awsConfig("111122223333", "eusc-de-east-1"), assumeRoles: JSON.stringify([deployer]) };
  aws = await rig.provider("aws", sovereign);
});
afterEach(() => rig.close());

it("the sovereign cloud names its registry's endpoints after itself, and most others as every cloud does", async () => {
  const vpc = await aws.make("aws:ec2/vpc:Vpc", "net", {
    cidrBlock: "10.1.0.0/16",
    enableDnsHostnames: true,
    enableDnsSupport: true,
  });
  const endpoint = (serviceName: string) =>
    aws.make("aws:ec2/vpcEndpoint:VpcEndpoint", "end", { vpcId: vpc.id, vpcEndpointType: "Interface", serviceName });
  await endpoint("eu.amazonaws.eusc-de-east-1.ecr.dkr");
  await endpoint("com.amazonaws.eusc-de-east-1.kms");
  await expect(endpoint("com.amazonaws.eusc-de-east-1.ecr.dkr")).rejects.toThrow(
    "InvalidServiceName: The Vpc Endpoint Service 'com.amazonaws.eusc-de-east-1.ecr.dkr' does not exist.",
  );
});

it("a service is trusted by its name in policies, not by its host", async () => {
  const role = (Service: string) => {
    const Statement = [{ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }];
    return aws.make("aws:iam/role:Role", "nodes", { assumeRolePolicy: JSON.stringify({ Statement }) });
  };
  expect((await role("ec2.amazonaws.com")).outputs.arn).toMatch(/^arn:aws-eusc:iam::111122223333:role\/nodes-/);
  await expect(role("ec2.amazonaws.eu")).rejects.toThrow(
    'MalformedPolicyDocument: Invalid principal in policy: "SERVICE":"ec2.amazonaws.eu".',
  );
});
