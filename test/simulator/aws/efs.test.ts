import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Client, Made } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

const FILES = "aws:efs/fileSystem:FileSystem";
const TARGET = "aws:efs/mountTarget:MountTarget";
const POINT = "aws:efs/accessPoint:AccessPoint";
const INTERFACE = "aws:ec2/networkInterface:NetworkInterface";

let rig: Rig;
let aws: Client;
let subnet: Made;
let group: Made;
let files: Made;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
  const vpc = await aws.make("aws:ec2/vpc:Vpc", "net", { cidrBlock: "10.1.0.0/16" });
  const where = { vpcId: vpc.id, cidrBlock: "10.1.0.0/24", availabilityZoneId: "eus2-az1" };
  subnet = await aws.make("aws:ec2/subnet:Subnet", "data", where);
  group = await aws.make("aws:ec2/securityGroup:SecurityGroup", "shared", { vpcId: vpc.id, description: "shared" });
  files = await aws.make(FILES, "home", { creationToken: "home", encrypted: true });
});
afterEach(() => rig.close());

const mount = (name: string) =>
  aws.make(TARGET, name, { fileSystemId: files.id, subnetId: subnet.id, securityGroups: [group.id] });
const interfaces = () =>
  rig
    .simulator()
    .inventory()
    .filter(({ type }) => type === INTERFACE);

describe("a shared file system", () => {
  it("has a host of its own, and one place a zone by an interface that AWS makes", async () => {
    expect(files.outputs.dnsName).toBe(`${files.id}.efs.eu-south-2.amazonaws.com`);
    const target = await mount("one");
    expect(target.outputs).toMatchObject({
      availabilityZoneName: "eu-south-2a",
      mountTargetDnsName: `eu-south-2a.${files.id}.efs.eu-south-2.amazonaws.com`,
    });
    expect(interfaces()).toMatchObject([{ id: target.outputs.networkInterfaceId, madeBy: "aws" }]);
    await expect(mount("again")).rejects.toThrow(
      /^MountTargetConflict: .* has a mount target in eu-south-2a already\./,
    );
    await expect(aws.remove(subnet)).rejects.toThrow(/^DependencyViolation: Subnet /);
    await aws.remove(target);
    expect(interfaces()).toEqual([]);
  });

  it("is held by its places and entrances, and takes its policy along", async () => {
    const point = await aws.make(POINT, "lab", { fileSystemId: files.id, rootDirectory: { path: "/lab" } });
    expect(point.outputs.arn).toMatch(/:access-point\/fsap-[0-9a-f]{17}$/);
    await expect(aws.remove(files)).rejects.toThrow(/^FileSystemInUse: /);
    await aws.remove(point);
    await aws.make("aws:efs/fileSystemPolicy:FileSystemPolicy", "home", { fileSystemId: files.id, policy: "{}" });
    await aws.remove(files);
    expect(
      rig
        .simulator()
        .inventory()
        .filter(({ type }) => type.startsWith("aws:efs/")),
    ).toEqual([]);
  });

  it("is made once by a token, and under a key only when it is encrypted", async () => {
    await expect(aws.make(FILES, "twice", { creationToken: "home" })).rejects.toThrow("FileSystemAlreadyExists");
    const key = await aws.make("aws:kms/key:Key", "data", {});
    const plain = { creationToken: "plain", encrypted: false, kmsKeyId: String(key.outputs.arn) };
    await expect(aws.make(FILES, "plain", plain)).rejects.toThrow("A file system with a key has to be encrypted.");
  });
});
