import { afterEach, beforeEach, expect, it } from "vitest";
import type { Client } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

let rig: Rig;
let aws: Client;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
});
afterEach(() => rig.close());

it("an account's defaults are one a region, and its own again once let go of", async () => {
  const console = "aws:ec2/serialConsoleAccess:SerialConsoleAccess";
  const here = await aws.make(console, "here", { enabled: false });
  const there = await (await rig.aws("111122223333", "eu-west-1")).make(console, "there", { enabled: false });
  expect([here.id, there.id]).toEqual(["eu-south-2", "eu-west-1"]);
  await aws.remove(here);
  expect(await aws.read(here)).toBeNull();
  expect(
    rig
      .simulator()
      .inventory()
      .filter(({ type }) => type === console),
  ).toHaveLength(1);
});

it("disks can't be under a key that isn't there", async () => {
  await expect(
    aws.make("aws:ebs/defaultKmsKey:DefaultKmsKey", "disks", {
      keyArn: "arn:aws:kms:eu-south-2:111122223333:key/0000",
    }),
  ).rejects.toThrow(/^NotFoundException: keyArn /);
});

it("a region has one analyzer of a kind", async () => {
  const analyzer = "aws:accessanalyzer/analyzer:Analyzer";
  await aws.make(analyzer, "one", { analyzerName: "one" });
  await aws.make(analyzer, "unused", { analyzerName: "unused", type: "ACCOUNT_UNUSED_ACCESS" });
  await expect(aws.make(analyzer, "two", { analyzerName: "two" })).rejects.toThrow(
    "ServiceQuotaExceededException: There is an analyzer of type ACCOUNT already.",
  );
});

it("what is let out to the internet is one network, and goes with it", async () => {
  const exclusion = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";
  const vpc = await aws.make("aws:ec2/vpc:Vpc", "net", { cidrBlock: "10.1.0.0/16" });
  const mode = { internetGatewayExclusionMode: "allow-bidirectional" };
  const { failures } = await aws.check(exclusion, "out", mode);
  expect(failures).toEqual(["vpcId : exactly one of vpcId, subnetId must be given, got none"]);
  const out = await aws.make(exclusion, "out", { ...mode, vpcId: vpc.id });
  expect(out.outputs.resourceArn).toBe(vpc.outputs.arn);
  await aws.remove(vpc);
  expect(await aws.read(out)).toBeNull();
});
