import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Client, Made, Properties } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

const SERVER = "aws:transfer/server:Server";
const USER = "aws:transfer/user:User";
const SSH_KEY = "aws:transfer/sshKey:SshKey";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFUHSZuuRYZA4uGfukPkM8L/60lVGmG7yQ+wMvj/r/W4";

let rig: Rig;
let aws: Client;
let vpc: Made;
let subnet: Made;
let group: Made;
let address: Made;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
  vpc = await aws.make("aws:ec2/vpc:Vpc", "net", { cidrBlock: "10.1.0.0/16" });
  const where = { vpcId: vpc.id, cidrBlock: "10.1.0.0/24", availabilityZoneId: "eus2-az1" };
  subnet = await aws.make("aws:ec2/subnet:Subnet", "edge", where);
  group = await aws.make("aws:ec2/securityGroup:SecurityGroup", "sftp", { vpcId: vpc.id, description: "sftp" });
  address = await aws.make("aws:ec2/eip:Eip", "sftp", {});
});
afterEach(() => rig.close());

const stand = (details: Properties = {}): Promise<Made> =>
  aws.make(SERVER, "home", {
    endpointType: "VPC",
    endpointDetails: {
      vpcId: vpc.id,
      subnetIds: [subnet.id],
      securityGroupIds: [group.id],
      addressAllocationIds: [address.id],
      ...details,
    },
  });

async function welcome(server: Made): Promise<Made> {
  const role = await aws.make("aws:iam/role:Role", "partners", { name: "partners", assumeRolePolicy: "{}" });
  return aws.make(USER, "lab", {
    serverId: server.id,
    userName: "lab",
    role: String(role.outputs.arn),
    homeDirectoryType: "LOGICAL",
    homeDirectoryMappings: [{ entry: "/", target: "/files/in/lab" }],
  });
}

const endpoints = () =>
  rig
    .simulator()
    .inventory()
    .filter(({ type }) => type === ENDPOINT);

describe("an SFTP server", () => {
  it("has a host and a fingerprint, ciphers of 2018 unless told otherwise, and an endpoint that AWS makes", async () => {
    const server = await stand();
    expect(server.id).toMatch(/^s-[0-9a-f]{17}$/);
    expect(server.outputs).toMatchObject({
      endpoint: `${server.id}.server.transfer.eu-south-2.amazonaws.com`,
      hostKeyFingerprint: expect.stringMatching(/^SHA256:/),
      securityPolicyName: "TransferSecurityPolicy-2018-11",
    });
    expect(endpoints()).toMatchObject([{ madeBy: "aws" }]);
    await aws.remove(server);
    expect(endpoints()).toEqual([]);
  });

  it("takes one address a subnet, and none that NAT has", async () => {
    await expect(stand({ addressAllocationIds: [address.id, address.id] })).rejects.toThrow(
      "Each subnet takes one address.",
    );
    await aws.make("aws:ec2/internetGateway:InternetGateway", "way", { vpcId: vpc.id });
    const nat = { allocationId: address.id, subnetId: subnet.id };
    await aws.make("aws:ec2/natGateway:NatGateway", "nat", nat);
    await expect(stand()).rejects.toThrow(/is the address of nat-/);
  });

  it("stands in one network", async () => {
    const elsewhere = await aws.make("aws:ec2/vpc:Vpc", "other", { cidrBlock: "10.2.0.0/16" });
    await expect(stand({ vpcId: elsewhere.id })).rejects.toThrow(/does not belong to/);
  });
});

describe("who signs in to it", () => {
  it("holds it, goes by one name and by each key once", async () => {
    const server = await stand();
    const user = await welcome(server);
    expect(user.id).toBe(`${server.id}/lab`);
    const key = { serverId: server.id, userName: "lab", body: KEY };
    const made = await aws.make(SSH_KEY, "lab", key);
    expect(made.id).toMatch(new RegExp(`^${user.id}/key-[0-9a-f]{17}$`));
    await expect(aws.make(SSH_KEY, "again", key)).rejects.toThrow("ResourceExistsException");
    await expect(aws.make(SSH_KEY, "stranger", { ...key, userName: "nobody" })).rejects.toThrow("nobody");
    await expect(aws.remove(server)).rejects.toThrow("ConflictException");
  });

  it("has mappings only where its home is logical", async () => {
    const server = await stand();
    const role = await aws.make("aws:iam/role:Role", "partners", { name: "partners", assumeRolePolicy: "{}" });
    const user = { serverId: server.id, userName: "lab", role: String(role.outputs.arn) };
    await expect(aws.make(USER, "lab", { ...user, homeDirectoryType: "LOGICAL" })).rejects.toThrow("LOGICAL");
  });

  it("has a name of at least three characters, and a key that is one", async () => {
    const user = await aws.check(USER, "ab", { serverId: "s-1", userName: "ab", role: "r" });
    expect(user.failures).toEqual(["userName must be 3 to 100 letters, digits and @.-_, got 'ab'"]);
    const key = await aws.check(SSH_KEY, "ab", { serverId: "s-1", userName: "lab", body: "AAAA" });
    expect(key.failures).toEqual(["body must be a public key of SSH, got 'AAAA'"]);
  });
});
