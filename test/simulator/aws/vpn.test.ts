import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Client, Made, Properties } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

const GATEWAY = "aws:ec2/vpnGateway:VpnGateway";
const DEVICE = "aws:ec2/customerGateway:CustomerGateway";
const CONNECTION = "aws:ec2/vpnConnection:VpnConnection";
const BEHIND = "aws:ec2/vpnConnectionRoute:VpnConnectionRoute";
const SECRET = "aws:secretsmanager/secret:Secret";
const TABLE = "aws:ec2/routeTable:RouteTable";
const ROUTE = "aws:ec2/route:Route";

let rig: Rig;
let aws: Client;
let vpc: Made;
let gateway: Made;
let device: Made;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
  vpc = await aws.make("aws:ec2/vpc:Vpc", "net", { cidrBlock: "10.1.0.0/16" });
  gateway = await aws.make(GATEWAY, "net", { vpcId: vpc.id });
  device = await aws.make(DEVICE, "office", { type: "ipsec.1", ipAddress: "203.0.113.10", bgpAsn: "65000" });
});
afterEach(() => rig.close());

const connect = (more: Properties = {}) =>
  aws.make(CONNECTION, "office", {
    type: "ipsec.1",
    vpnGatewayId: gateway.id,
    customerGatewayId: device.id,
    staticRoutesOnly: true,
    presharedKeyStorage: "SecretsManager",
    ...more,
  });

const behind = (connection: Made, destinationCidrBlock: string) =>
  aws.make(BEHIND, destinationCidrBlock, { vpnConnectionId: connection.id, destinationCidrBlock });

const secrets = () =>
  rig
    .simulator()
    .inventory()
    .filter(({ type }) => type === SECRET);

describe("a VPN gateway", () => {
  it("is the only one of its VPC", async () => {
    await expect(aws.make(GATEWAY, "second", { vpcId: vpc.id })).rejects.toThrow(
      `InvalidParameterValue: ${vpc.id} already has the VPN gateway ${gateway.id} attached.`,
    );
  });

  it("carries routes of its own VPC only", async () => {
    const other = await aws.make("aws:ec2/vpc:Vpc", "other", { cidrBlock: "10.9.0.0/16" });
    const table = await aws.make(TABLE, "other", { vpcId: other.id });
    const route = { routeTableId: table.id, destinationCidrBlock: "10.20.0.0/16", gatewayId: gateway.id };
    await expect(aws.make(ROUTE, "away", route)).rejects.toThrow(
      `InvalidParameterValue: ${gateway.id} does not belong to ${other.id}.`,
    );
  });

  it("can have a table that says where what comes in goes next", async () => {
    const table = await aws.make(TABLE, "in", { vpcId: vpc.id });
    const link = { gatewayId: gateway.id, routeTableId: table.id };
    const made = await aws.make("aws:ec2/routeTableAssociation:RouteTableAssociation", "in", link);
    expect(made.id).toMatch(/^rtbassoc-/);
  });

  it("stays while a connection ends at it, as the customer's device does", async () => {
    const connection = await connect();
    await expect(aws.remove(gateway)).rejects.toThrow(/^IncorrectState: /);
    await expect(aws.remove(device)).rejects.toThrow(/^IncorrectState: /);
    await aws.remove(connection);
    await aws.remove(gateway);
    await aws.remove(device);
  });
});

describe("a VPN connection", () => {
  it("has two tunnels, each with an address outside and a range of its own inside", async () => {
    const { outputs } = await connect();
    const [one, two] = [1, 2].map((tunnel) => outputs[`tunnel${tunnel}Address`]);
    expect([one, two]).toEqual([expect.stringMatching(/^52(\.\d+){3}$/), expect.stringMatching(/^52(\.\d+){3}$/)]);
    expect(outputs.tunnel1InsideCidr).toMatch(/^169\.254\.\d+\.\d+\/30$/);
  });

  it("tells no key that Secrets Manager holds, and takes the secret with it when it goes", async () => {
    const connection = await connect();
    expect(JSON.stringify(connection.outputs.tunnel1PresharedKey)).toContain('""');
    expect(secrets()).toMatchObject([{ id: connection.outputs.presharedKeyArn, madeBy: "aws" }]);
    await aws.remove(connection);
    expect(secrets()).toEqual([]);
  });

  it("tells its keys otherwise, and they are secret", async () => {
    const { outputs } = await connect({ presharedKeyStorage: "Standard" });
    expect(JSON.stringify(outputs.tunnel1PresharedKey)).toMatch(/[0-9a-f]{48}/);
    expect(secrets()).toEqual([]);
  });

  it("takes only what EC2 knows of a tunnel", async () => {
    await expect(connect({ tunnel1Phase1DhGroupNumbers: [19, 5] })).rejects.toThrow(
      /tunnel1Phase1DhGroupNumbers.*must be one of 2, 14, .*, got '5'/,
    );
  });

  it("keeps a second device off the address of the first", async () => {
    const again = { type: "ipsec.1", ipAddress: "203.0.113.10", bgpAsn: "65000" };
    await expect(aws.make(DEVICE, "again", again)).rejects.toThrow(/^InvalidCustomerGateway.DuplicateIpAddress: /);
  });
});

describe("a network behind a tunnel", () => {
  it("is the same when it is named again, and lies outside of the VPC", async () => {
    const connection = await connect();
    const { id } = await behind(connection, "10.20.0.0/16");
    expect(await behind(connection, "10.20.0.0/16")).toMatchObject({ id });
    await expect(behind(connection, "10.1.2.0/24")).rejects.toThrow(
      `InvalidParameterValue: 10.1.2.0/24 overlaps with ${vpc.id}.`,
    );
  });

  it("is named by hand only where nothing is learned", async () => {
    const connection = await connect({ staticRoutesOnly: false });
    await expect(behind(connection, "10.20.0.0/16")).rejects.toThrow(/^UnsupportedOperation: /);
  });
});
