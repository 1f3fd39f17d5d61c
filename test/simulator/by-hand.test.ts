import { afterEach, beforeEach, expect, it } from "vitest";
import type { Client } from "./support/client.ts";
import { openRig, type Rig } from "./support/rig.ts";

const VPC = "aws:ec2/vpc:Vpc";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";

let rig: Rig;
let aws: Client;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
});
afterEach(() => rig.close());

const hands = () => rig.simulator().byHand;
function thing(type: string) {
  const found = rig
    .simulator()
    .inventory()
    .find((each) => each.type === type);
  if (found === undefined) throw new Error(`There is no ${type}.`);
  return found;
}

it("what somebody changes is read as it is now, also after a restart", async () => {
  const vpc = await aws.make(VPC, "net", { cidrBlock: "10.0.0.0/16", tags: { owner: "us", cost: "7" } });
  const { tags: _, ...rest } = (await aws.read(vpc))?.inputs ?? {};
  expect(hands().change(thing(VPC), { enableDnsHostnames: true, tags: { cost: "7" } }).settings.tags).toEqual({
    cost: "7",
  });
  await rig.restart();
  const read = await (await rig.aws()).read(vpc);
  expect(read?.inputs).toEqual({ ...rest, enableDnsHostnames: true, tags: { cost: "7" } });
  expect(read?.outputs).toMatchObject({ enableDnsHostnames: true, tagsAll: { cost: "7" } });
});

it("what somebody deletes is read as gone, with all its parts, unless something holds it", async () => {
  const vpc = await aws.make(VPC, "net", { cidrBlock: "10.0.0.0/16" });
  const group = await aws.make(GROUP, "door", { vpcId: vpc.id });
  const rule = await aws.make(INGRESS, "in", { securityGroupId: group.id, cidrIpv4: "10.0.0.0/8", ipProtocol: "-1" });
  expect(() => hands().remove(thing(VPC))).toThrow(`DependencyViolation: Vpc ${vpc.id} is in use by`);
  hands().remove(thing(INGRESS));
  expect([await aws.read(rule), (await aws.read(group)) === null]).toEqual([null, false]);
});

it("what somebody makes is no stack's", async () => {
  const vpc = await aws.make(VPC, "net", { cidrBlock: "10.0.0.0/16" });
  const made = hands().make(thing(VPC), GROUP, { name: "by-hand", vpcId: vpc.id });
  expect(made).toMatchObject({ madeBy: "others", account: "111122223333", region: "eu-south-2" });
  expect(rig.simulator().inventory()).toContainEqual(made);
});

it("the cloud refuses by hand what it refuses a stack", async () => {
  await aws.make(VPC, "net", { cidrBlock: "10.0.0.0/16" });
  const vpc = thing(VPC);
  expect(() => hands().change(vpc, { cidrBlock: "10.1.0.0/16" })).toThrow(
    "InvalidRequest: cidrBlock can't change on what exists.",
  );
  expect(() => hands().change(vpc, { color: "red" })).toThrow(
    "ValidationException: color is not a property of aws:ec2/vpc:Vpc",
  );
  expect(() => hands().make(vpc, "azure:vm/vm:Vm", {})).toThrow(
    "UnknownService: There is nothing here that makes azure:vm/vm:Vm.",
  );
  hands().remove(vpc);
  expect(() => hands().change(vpc, {})).toThrow(
    `ResourceNotFoundException: There is no aws:ec2/vpc:Vpc ${vpc.id} here.`,
  );
});

it("another lock is put over a vault's in its days of grace and never after", async () => {
  await aws.make("aws:backup/vault:Vault", "vault", { name: "vault" });
  await aws.make(LOCK, "lock", { backupVaultName: "vault", changeableForDays: 3, minRetentionDays: 35 });
  const shorter = { ...thing(LOCK).settings, minRetentionDays: 1 };
  expect(hands().make(thing(LOCK), LOCK, shorter).settings).toEqual(shorter);
  rig.pass(4);
  expect(() => hands().make(thing(LOCK), LOCK, shorter)).toThrow("past its grace");
  expect(() => hands().remove(thing(LOCK))).toThrow("InvalidRequestException: The lock of vault is past its grace");
});
