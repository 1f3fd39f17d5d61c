import { afterEach, beforeEach, expect, it } from "vitest";
import type { Client, Made, Properties } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

const PROJECT = "aws:codebuild/project:Project";

let rig: Rig;
let aws: Client;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
});
afterEach(() => rig.close());

const roleFor = (service: string): Promise<Made> => {
  const Statement = [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }];
  return aws.make("aws:iam/role:Role", service.split(".")[0] ?? "", {
    assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement }),
  });
};
const projectOf = (role: Made): Properties => ({
  name: "acme-runner",
  serviceRole: String(role.outputs.arn),
  source: { type: "NO_SOURCE", buildspec: "{}" },
  artifacts: { type: "NO_ARTIFACTS" },
  environment: { type: "LINUX_CONTAINER", computeType: "BUILD_GENERAL1_SMALL", image: "aws/codebuild/standard:7.0" },
});

it("a project is its ARN and waits an hour at most, unless it says otherwise", async () => {
  const made = await aws.make(PROJECT, "runner", projectOf(await roleFor("codebuild.amazonaws.com")));
  expect(made.id).toMatch(/^arn:aws:codebuild:[\w-]+:\d{12}:project\/acme-runner$/);
  expect(made.outputs).toMatchObject({ arn: made.id, buildTimeout: 60, projectVisibility: "PRIVATE" });
});

it("there is one of a name, and one in a role that it may take", async () => {
  const role = await roleFor("codebuild.amazonaws.com");
  await aws.make(PROJECT, "runner", projectOf(role));
  await expect(aws.make(PROJECT, "again", projectOf(role))).rejects.toThrow(/^ResourceAlreadyExistsException: /);
  const other = { ...projectOf(await roleFor("ec2.amazonaws.com")), name: "other" };
  await expect(aws.make(PROJECT, "other", other)).rejects.toThrow(
    /^InvalidInputException: CodeBuild is not authorized/,
  );
});

it("a project stands in one network", async () => {
  const vpc = await aws.make("aws:ec2/vpc:Vpc", "net", { cidrBlock: "10.1.0.0/16" });
  const other = await aws.make("aws:ec2/vpc:Vpc", "other", { cidrBlock: "10.2.0.0/16" });
  const subnet = await aws.make("aws:ec2/subnet:Subnet", "s", { vpcId: vpc.id, cidrBlock: "10.1.1.0/24" });
  const stranger = await aws.make("aws:ec2/securityGroup:SecurityGroup", "stranger", { vpcId: other.id });
  const vpcConfig = { vpcId: vpc.id, subnets: [subnet.id], securityGroupIds: [stranger.id] };
  const role = await roleFor("codebuild.amazonaws.com");
  await expect(aws.make(PROJECT, "runner", { ...projectOf(role), vpcConfig })).rejects.toThrow(
    new RegExp(`^InvalidInputException: ${stranger.id} does not belong to ${vpc.id}\\.`),
  );
});
