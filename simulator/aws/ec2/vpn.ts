import { randomBytes, randomInt } from "node:crypto";
import { holds, type Kind, partOf, type Scene, uses } from "../../kinds/index.ts";
import { type Failure, Refused, type Values } from "../../protocol/index.ts";
import { hex, hexId, type Thing, text } from "../../world/index.ts";
import { arn } from "../arn.ts";
import { overlaps, readCidr } from "../cidr.ts";
import { LOG_GROUP } from "../logs.ts";
import { exactlyOne, isCidr, matches, oneOf } from "../wellformed.ts";
import { VPC, VPN_GATEWAY } from "./tokens.ts";

const SECRET = "aws:secretsmanager/secret:Secret";

const vpnGateway: Kind = {
  type: VPN_GATEWAY,
  schema: "AWS::EC2::VPNGateway",
  defaults: { amazonSideAsn: "64512" },
  replaceOn: { availabilityZone: "EC2 can't move a gateway" },
  updates: { vpcId: "the provider detaches it and attaches it anew" },
  refs: { vpcId: holds(VPC) },
  missing: "InvalidVpnGatewayID.NotFound",
  inUse: "IncorrectState",
  accept: (scene, before) => {
    const vpcId = scene.text("vpcId");
    const other = scene.all(VPN_GATEWAY).find((thing) => thing.id !== before?.id && text(thing, "vpcId") === vpcId);
    if (vpcId !== "" && other !== undefined)
      throw new Refused("InvalidParameterValue", `${vpcId} already has the VPN gateway ${other.id} attached.`);
  },
  id: () => hexId("vgw"),
  arn: ({ place }, id) => arn(place, "ec2", `vpn-gateway/${id}`),
};

const customerGateway: Kind = {
  type: "aws:ec2/customerGateway:CustomerGateway",
  schema: "AWS::EC2::CustomerGateway",
  // EC2 would answer with the one that stands, and two resources would own it.
  unique: [{ by: ["ipAddress", "bgpAsn"], code: "InvalidCustomerGateway.DuplicateIpAddress" }],
  missing: "InvalidCustomerGatewayID.NotFound",
  inUse: "IncorrectState",
  check: (inputs) => [
    ...oneOf(inputs, "type", ["ipsec.1"]),
    ...matches(inputs, "ipAddress", /^(\d{1,3}\.){3}\d{1,3}$/, "an IPv4 address"),
  ],
  id: () => hexId("cgw"),
  arn: ({ place }, id) => arn(place, "ec2", `customer-gateway/${id}`),
};

const TUNNELS = [1, 2] as const;

/** What EC2 takes of a tunnel, by the end of the property's name. */
const ALLOWED: Readonly<Record<string, readonly (string | number)[]>> = {
  IkeVersions: ["ikev1", "ikev2"],
  Phase1DhGroupNumbers: [2, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24],
  Phase2DhGroupNumbers: [2, 5, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24],
  Phase1EncryptionAlgorithms: ["AES128", "AES256", "AES128-GCM-16", "AES256-GCM-16"],
  Phase2EncryptionAlgorithms: ["AES128", "AES256", "AES128-GCM-16", "AES256-GCM-16"],
  Phase1IntegrityAlgorithms: ["SHA1", "SHA2-256", "SHA2-384", "SHA2-512"],
  Phase2IntegrityAlgorithms: ["SHA1", "SHA2-256", "SHA2-384", "SHA2-512"],
};

/** Further options of a tunnel that change in place. */
const OTHERS = ["StartupAction", "DpdTimeoutAction", "LogOptions", "EnableTunnelLifecycleControl", "PresharedKey"];

const vpnConnection: Kind = {
  type: "aws:ec2/vpnConnection:VpnConnection",
  schema: "AWS::EC2::VPNConnection",
  defaults: { presharedKeyStorage: "Standard", staticRoutesOnly: false },
  updates: Object.fromEntries(
    ["customerGatewayId", "vpnGatewayId", "localIpv4NetworkCidr", "remoteIpv4NetworkCidr", "presharedKeyStorage"]
      .concat(
        TUNNELS.flatMap((tunnel) => [...Object.keys(ALLOWED), ...OTHERS].map((option) => `tunnel${tunnel}${option}`)),
      )
      .map((property) => [property, "the provider calls ModifyVpnConnection or ModifyVpnTunnelOptions"]),
  ),
  refs: {
    customerGatewayId: holds(customerGateway.type),
    vpnGatewayId: holds(VPN_GATEWAY),
    "tunnel1LogOptions.cloudwatchLogOptions.logGroupArn": uses(LOG_GROUP),
    "tunnel2LogOptions.cloudwatchLogOptions.logGroupArn": uses(LOG_GROUP),
  },
  secrets: ["customerGatewayConfiguration", "tunnel1PresharedKey", "tunnel2PresharedKey"],
  missing: "InvalidVpnConnectionID.NotFound",
  check: (inputs) => [
    ...oneOf(inputs, "type", ["ipsec.1"]),
    ...oneOf(inputs, "presharedKeyStorage", ["Standard", "SecretsManager"]),
    ...exactlyOne(inputs, ["vpnGatewayId", "transitGatewayId"]),
    ...TUNNELS.flatMap((tunnel) => wellFormed(inputs, `tunnel${tunnel}`)),
  ],
  id: () => hexId("vpn"),
  arn: ({ place }, id) => arn(place, "ec2", `vpn-connection/${id}`),
  facts: (scene, id, before) => before?.facts ?? endsOf(scene, id),
  settle: (scene, thing, before) => {
    if (before === null && keptApart(scene)) keepKeys(scene, thing);
  },
  end: (scene, thing) => {
    const secret = scene.all(SECRET).find((one) => text(one, "name") === secretOf(thing.id));
    if (secret !== undefined) scene.drop(secret);
    return null;
  },
};

function wellFormed(inputs: Values, tunnel: string): Failure[] {
  return [
    ...oneOf(inputs, `${tunnel}StartupAction`, ["add", "start"]),
    ...oneOf(inputs, `${tunnel}DpdTimeoutAction`, ["clear", "none", "restart"]),
    ...Object.entries(ALLOWED).flatMap(([option, allowed]) => {
      const property = `${tunnel}${option}`;
      const listed = inputs[property];
      const each = Array.isArray(listed) ? listed : [];
      return each.flatMap((value) => oneOf({ [property]: value }, property, allowed));
    }),
  ];
}

const keptApart = (scene: Scene): boolean => scene.text("presharedKeyStorage") === "SecretsManager";
const secretOf = (id: string): string => `s2svpn!${id}`;

/** Both ends of both tunnels. Keys that Secrets Manager holds EC2 never tells. */
function endsOf(scene: Scene, id: string): Values {
  const apart = keptApart(scene);
  const tunnels = TUNNELS.map((tunnel) => {
    const inside = `169.254.${randomInt(6, 250)}.${4 * randomInt(64)}`;
    const [net, host] = [inside.slice(0, inside.lastIndexOf(".")), Number(inside.split(".").at(-1))];
    return Object.entries({
      Address: `52.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
      InsideCidr: `${inside}/30`,
      VgwInsideAddress: `${net}.${host + 1}`,
      CgwInsideAddress: `${net}.${host + 2}`,
      PresharedKey: apart ? "" : scene.text(`tunnel${tunnel}PresharedKey`) || randomBytes(24).toString("hex"),
    }).map(([end, value]) => [`tunnel${tunnel}${end}`, value]);
  });
  return {
    ...Object.fromEntries(tunnels.flat()),
    customerGatewayConfiguration: `<vpn_connection id="${id}"/>`,
    presharedKeyArn: apart ? arn(scene.place, "secretsmanager", `secret:${secretOf(id)}-${hex(6)}`) : "",
    outsideIpAddressType: "PublicIpv4",
    routes: [],
    vgwTelemetries: [],
  };
}

/** Keys that only Secrets Manager tells: EC2 makes the secret. */
function keepKeys(scene: Scene, thing: Thing): void {
  scene.make(SECRET, String(thing.facts.presharedKeyArn), { name: secretOf(thing.id), owningService: "s2svpn" });
}

/** The provider imports none: made again it is the same †. */
const vpnConnectionRoute: Kind = {
  type: "aws:ec2/vpnConnectionRoute:VpnConnectionRoute",
  schema: "AWS::EC2::VPNConnectionRoute",
  refs: { vpnConnectionId: partOf(vpnConnection.type) },
  check: (inputs) => isCidr(inputs, "destinationCidrBlock"),
  accept: (scene) => {
    const connection = scene.find(vpnConnection.type, scene.text("vpnConnectionId"));
    if (connection?.settings.staticRoutesOnly !== true)
      throw new Refused("UnsupportedOperation", `${connection?.id} learns its routes by BGP and takes none by hand.`);
    clearOfNetwork(scene, connection);
  },
  id: (scene) => `${scene.text("destinationCidrBlock")}:${scene.text("vpnConnectionId")}`,
};

/** What lies behind a tunnel can't lie in the VPC as well: nobody could tell which is meant. */
function clearOfNetwork(scene: Scene, connection: Thing): void {
  const gateway = scene.find(VPN_GATEWAY, text(connection, "vpnGatewayId"));
  const vpc = scene.find(VPC, gateway === undefined ? "" : text(gateway, "vpcId"));
  const [own, theirs] = [
    readCidr(vpc === undefined ? "" : text(vpc, "cidrBlock")),
    readCidr(scene.text("destinationCidrBlock")),
  ];
  if (own !== null && theirs !== null && overlaps(own, theirs))
    throw new Refused("InvalidParameterValue", `${scene.text("destinationCidrBlock")} overlaps with ${vpc?.id}.`);
}

export const vpnKinds = [vpnGateway, customerGateway, vpnConnection, vpnConnectionRoute];
