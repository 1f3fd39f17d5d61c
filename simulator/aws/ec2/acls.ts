import { holds, type Kind, partOf } from "../../kinds/index.ts";
import { Refused } from "../../protocol/index.ts";
import { hex, hexId, text } from "../../world/index.ts";
import { arn } from "../arn.ts";
import { between, isCidr, oneOf } from "../wellformed.ts";
import { oneVpc, taken } from "./routes.ts";
import { NETWORK_ACL, SUBNET, VPC } from "./tokens.ts";

const networkAcl: Kind = {
  type: NETWORK_ACL,
  schema: "AWS::EC2::NetworkAcl",
  refs: { vpcId: holds(VPC), subnetIds: holds(SUBNET) },
  missing: "InvalidNetworkAclID.NotFound",
  id: () => hexId("acl"),
  arn: ({ place }, id) => arn(place, "ec2", `network-acl/${id}`),
  facts: ({ place, settings }) => ({
    ownerId: place.account,
    ingress: settings.ingress ?? [],
    egress: settings.egress ?? [],
    subnetIds: settings.subnetIds ?? [],
  }),
};

/** The open ACL of a VPC, taken over: what the program doesn't list is taken out. */
const defaultNetworkAcl: Kind = {
  type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
  standsAs: NETWORK_ACL,
  replaceOn: { defaultNetworkAclId: "another ACL is another resource" },
  adopts: (scene) => taken(scene, NETWORK_ACL, "defaultNetworkAclId"),
  id: (scene) => scene.text("defaultNetworkAclId"),
  facts: (scene) => ({
    vpcId: text(taken(scene, NETWORK_ACL, "defaultNetworkAclId"), "vpcId"),
    ownerId: scene.place.account,
  }),
};

/** AWS's quota of rules a direction, as an account starts out. */
const rulesADirection = 20;

const networkAclRule: Kind = {
  type: "aws:ec2/networkAclRule:NetworkAclRule",
  defaults: { egress: false },
  replaceOn: Object.fromEntries(
    [
      "networkAclId",
      "ruleNumber",
      "egress",
      "protocol",
      "ruleAction",
      "cidrBlock",
      "ipv6CidrBlock",
      "fromPort",
      "toPort",
      "icmpType",
      "icmpCode",
    ].map((property) => [property, "the provider makes a rule anew for any change"]),
  ),
  refs: { networkAclId: partOf(NETWORK_ACL) },
  unique: [{ by: ["networkAclId", "ruleNumber", "egress"], code: "NetworkAclEntryAlreadyExists" }],
  check: (inputs) => [
    ...between(inputs, "ruleNumber", 1, 32766),
    ...isCidr(inputs, "cidrBlock"),
    ...oneOf(inputs, "ruleAction", ["allow", "deny"]),
  ],
  accept: (scene, before) => {
    const siblings = scene
      .all(networkAclRule.type)
      .filter(
        ({ settings }) =>
          settings.networkAclId === scene.settings.networkAclId && settings.egress === scene.settings.egress,
      );
    if (before === null && siblings.length >= rulesADirection)
      throw new Refused(
        "NetworkAclEntryLimitExceeded",
        `${scene.text("networkAclId")} has ${rulesADirection} rules in this direction.`,
      );
  },
  id: () => `nacl-${hex(10)}`,
  importId: ({ settings }) =>
    ["networkAclId", "ruleNumber", "protocol", "egress"].map((part) => String(settings[part])).join(":"),
};

const networkAclAssociation: Kind = {
  type: "aws:ec2/networkAclAssociation:NetworkAclAssociation",
  schema: "AWS::EC2::SubnetNetworkAclAssociation",
  refs: { networkAclId: holds(NETWORK_ACL), subnetId: partOf(SUBNET) },
  accept: (scene) => oneVpc(scene, "networkAclId", NETWORK_ACL),
  id: () => hexId("aclassoc"),
  // A subnet always has exactly one: a new association takes the place of the one before.
  settle: (scene, made) => {
    const ofSubnet = scene.all(made.type).filter(({ settings }) => settings.subnetId === made.settings.subnetId);
    for (const before of ofSubnet) if (before.id !== made.id) scene.drop(before);
  },
};

export const aclKinds = [networkAcl, defaultNetworkAcl, networkAclRule, networkAclAssociation];
