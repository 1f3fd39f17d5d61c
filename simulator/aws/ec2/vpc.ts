import { holds, type Kind, type Scene, uses } from "../../kinds/index.ts";
import { Refused } from "../../protocol/index.ts";
import { hexId, type Thing, text } from "../../world/index.ts";
import { arn } from "../arn.ts";
import { contains, overlaps, type Range, readCidr } from "../cidr.ts";
import { between, isCidr, matches, oneOf } from "../wellformed.ts";
import { DHCP_OPTIONS, GROUP, INTERNET_GATEWAY, NETWORK_ACL, ROUTE_TABLE, SUBNET, VPC } from "./tokens.ts";

const vpc: Kind = {
  type: VPC,
  schema: "AWS::EC2::VPC",
  defaults: { enableDnsSupport: true, instanceTenancy: "default" },
  missing: "InvalidVpcID.NotFound",
  check: (inputs) => [...isCidr(inputs, "cidrBlock"), ...oneOf(inputs, "instanceTenancy", ["default", "dedicated"])],
  accept: ({ settings }) => sized(readCidr(String(settings.cidrBlock)), "InvalidVpc.Range"),
  id: () => hexId("vpc"),
  arn: ({ place }, id) => arn(place, "ec2", `vpc/${id}`),
  facts: ({ place, settings }) => ({
    ownerId: place.account,
    enableDnsHostnames: settings.enableDnsHostnames ?? false,
    enableNetworkAddressUsageMetrics: settings.enableNetworkAddressUsageMetrics ?? false,
  }),
  settle: (scene, thing, before) => {
    if (before === null) scene.put({ ...thing, facts: { ...thing.facts, ...withDefaults(scene, thing.id) } });
  },
};

/** What AWS makes in every new VPC: a main route table, an open network ACL, and a group that lets its members talk. */
function withDefaults(scene: Scene, vpcId: string) {
  const table = scene.make(ROUTE_TABLE, hexId("rtb"), { vpcId }, { ownerId: scene.place.account, main: true });
  const acl = scene.make(
    NETWORK_ACL,
    hexId("acl"),
    { vpcId, ingress: [allowAll], egress: [allowAll] },
    { default: true },
  );
  const group = scene.make(GROUP, hexId("sg"), {
    vpcId,
    name: "default",
    description: "default VPC security group",
    ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
  });
  const dhcp = scene.all(DHCP_OPTIONS).find((options) => options.madeBy === "aws");
  return {
    mainRouteTableId: table.id,
    defaultRouteTableId: table.id,
    defaultNetworkAclId: acl.id,
    defaultSecurityGroupId: group.id,
    dhcpOptionsId: dhcp?.id ?? scene.make(DHCP_OPTIONS, hexId("dopt"), {}).id,
  };
}

const allowAll = { ruleNo: 100, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" };

const subnet: Kind = {
  type: SUBNET,
  schema: "AWS::EC2::Subnet",
  defaults: { mapPublicIpOnLaunch: false, assignIpv6AddressOnCreation: false },
  refs: { vpcId: holds(VPC) },
  missing: "InvalidSubnetID.NotFound",
  check: (inputs) => [
    ...isCidr(inputs, "cidrBlock"),
    ...matches(inputs, "availabilityZoneId", /^[a-z0-9]+-az\d+$/, "a zone id such as euw1-az1"),
  ],
  accept: (scene, before) => {
    if (before === null) roomFor(scene);
  },
  id: () => hexId("subnet"),
  arn: ({ place }, id) => arn(place, "ec2", `subnet/${id}`),
  facts: ({ place, settings }) => ({
    ownerId: place.account,
    availabilityZone: settings.availabilityZone ?? zoneName(place.region, String(settings.availabilityZoneId ?? "az1")),
    privateDnsHostnameTypeOnLaunch: settings.privateDnsHostnameTypeOnLaunch ?? "ip-name",
  }),
};

/** A subnet lies within its VPC and beside its siblings. */
function roomFor(scene: Scene): void {
  const wanted = readCidr(scene.text("cidrBlock"));
  sized(wanted, "InvalidSubnet.Range");
  const around = readCidr(text(scene.find(VPC, scene.text("vpcId")) ?? missingVpc(scene), "cidrBlock"));
  if (wanted === null || around === null || !contains(around, wanted))
    throw new Refused("InvalidSubnet.Range", `The CIDR '${scene.text("cidrBlock")}' is not within its VPC's.`);
  const siblings = scene.all(SUBNET).filter((thing) => text(thing, "vpcId") === scene.text("vpcId"));
  const clash = siblings.find((thing) => overlaps(readCidr(text(thing, "cidrBlock")) ?? wanted, wanted));
  if (clash !== undefined)
    throw new Refused("InvalidSubnet.Conflict", `The CIDR '${scene.text("cidrBlock")}' conflicts with ${clash.id}'s.`);
}

function missingVpc(scene: Scene): never {
  throw new Refused("InvalidVpcID.NotFound", `The vpc ID '${scene.text("vpcId")}' does not exist.`);
}

/** AWS takes ranges from /16 to /28. */
function sized(range: Range | null, code: string): void {
  if (range !== null && (range.bits < 16 || range.bits > 28))
    throw new Refused(code, `A block of /${range.bits} is not between /16 and /28.`);
}

/** The account's letter for a zone id: ours are in order, other accounts' may not be. */
function zoneName(region: string, zoneId: string): string {
  return region + String.fromCharCode(96 + Number(/az(\d+)$/.exec(zoneId)?.[1] ?? 1));
}

const internetGateway: Kind = {
  type: INTERNET_GATEWAY,
  schema: "AWS::EC2::InternetGateway",
  refs: { vpcId: holds(VPC) },
  missing: "InvalidInternetGatewayID.NotFound",
  accept: (scene, before) => onlyGateway(scene, before?.id),
  id: () => hexId("igw"),
  arn: ({ place }, id) => arn(place, "ec2", `internet-gateway/${id}`),
  facts: ({ place }) => ({ ownerId: place.account }),
};

const internetGatewayAttachment: Kind = {
  type: "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
  replaceOn: { vpcId: "an attachment is its ends", internetGatewayId: "an attachment is its ends" },
  refs: { vpcId: holds(VPC), internetGatewayId: holds(INTERNET_GATEWAY) },
  accept: (scene) => onlyGateway(scene, scene.text("internetGatewayId")),
  id: (scene) => `${scene.text("internetGatewayId")}:${scene.text("vpcId")}`,
};

/** A VPC has at most one internet gateway. */
function onlyGateway(scene: Scene, own: string | undefined): void {
  const vpcId = scene.text("vpcId");
  const standing = vpcId === "" ? undefined : gatewayOf(scene, vpcId);
  if (standing !== undefined && standing !== own)
    throw new Refused("Resource.AlreadyAssociated", `${vpcId} already has the internet gateway ${standing}.`);
}

/** The id of a VPC's internet gateway, attached by itself or by an attachment. */
export function gatewayOf(scene: Scene, vpcId: string): string | undefined {
  const ofVpc = (thing: Thing) => text(thing, "vpcId") === vpcId;
  const attachment = scene.all(internetGatewayAttachment.type).find(ofVpc);
  return scene.all(INTERNET_GATEWAY).find(ofVpc)?.id ?? (attachment && text(attachment, "internetGatewayId"));
}

const dhcpOptions: Kind = {
  type: DHCP_OPTIONS,
  schema: "AWS::EC2::DHCPOptions",
  missing: "InvalidDhcpOptionID.NotFound",
  check: (inputs) => between(inputs, "ipv6AddressPreferredLeaseTime", 140, 2147483647),
  id: () => hexId("dopt"),
  arn: ({ place }, id) => arn(place, "ec2", `dhcp-options/${id}`),
  facts: ({ place }) => ({ ownerId: place.account }),
};

const dhcpOptionsAssociation: Kind = {
  type: "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation",
  replaceOn: { vpcId: "an association is its VPC" },
  refs: { vpcId: uses(VPC), dhcpOptionsId: holds(DHCP_OPTIONS) },
  id: (scene) => `${scene.text("dhcpOptionsId")}-${scene.text("vpcId")}`,
};

export const vpcKinds = [vpc, subnet, internetGateway, internetGatewayAttachment, dhcpOptions, dhcpOptionsAssociation];
