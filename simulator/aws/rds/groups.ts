import { holds, type Kind, type Scene } from "../../kinds/index.ts";
import { Refused } from "../../protocol/index.ts";
import { text } from "../../world/index.ts";
import { arn } from "../arn.ts";
import { SUBNET } from "../ec2/index.ts";
import { matches } from "../wellformed.ts";

export const SUBNET_GROUP = "aws:rds/subnetGroup:SubnetGroup";
export const PARAMETER_GROUP = "aws:rds/parameterGroup:ParameterGroup";
export const OPTION_GROUP = "aws:rds/optionGroup:OptionGroup";

const named = /^[a-z](?!.*--)[a-z0-9.-]{0,253}[a-z0-9]$/;
const letters = "lower-case letters, digits and dashes, beginning with a letter";

const subnetGroup: Kind = {
  type: SUBNET_GROUP,
  schema: "AWS::RDS::DBSubnetGroup",
  name: { property: "name", max: 255, lower: true },
  defaults: { description: "Managed by Pulumi" },
  replaceOn: { namePrefix: "RDS can't rename it" },
  refs: { subnetIds: holds(SUBNET) },
  unique: [{ by: ["name"], code: "DBSubnetGroupAlreadyExists" }],
  missing: "DBSubnetGroupNotFoundFault",
  inUse: "InvalidDBSubnetGroupStateFault",
  check: (inputs) => matches(inputs, "name", /^(?!default$)[a-z0-9 ._-]{1,255}$/, letters),
  accept: overTwoZones,
  id: (scene) => scene.text("name"),
  arn: ({ place }, id) => arn(place, "rds", `subgrp:${id}`),
  facts: (scene) => ({
    namePrefix: "",
    supportedNetworkTypes: ["IPV4"],
    vpcId: text(subnetsOf(scene)[0] ?? none(), "vpcId"),
  }),
};

/** RDS places a database only where it could move to another zone, all within one VPC. */
function overTwoZones(scene: Scene): void {
  const subnets = subnetsOf(scene);
  if (new Set(subnets.map((subnet) => text(subnet, "vpcId"))).size > 1)
    throw new Refused("InvalidSubnet", "The subnets are not in one VPC.");
  if (new Set(subnets.map((subnet) => text(subnet, "availabilityZone"))).size < 2)
    throw new Refused("DBSubnetGroupDoesNotCoverEnoughAZs", "The subnets must cover at least two zones.");
}

function subnetsOf(scene: Scene) {
  const ids = scene.settings.subnetIds as readonly string[];
  return ids.map((id) => scene.find(SUBNET, id)).filter((subnet) => subnet !== undefined);
}

function none(): never {
  throw new Refused("InvalidSubnet", "A subnet group needs subnets.");
}

const parameterGroup: Kind = {
  type: PARAMETER_GROUP,
  schema: "AWS::RDS::DBParameterGroup",
  name: { property: "name", max: 255, lower: true },
  defaults: { description: "Managed by Pulumi" },
  replaceOn: { name: "RDS can't rename it", namePrefix: "RDS can't rename it", description: "RDS can't change it" },
  unique: [{ by: ["name"], code: "DBParameterGroupAlreadyExists" }],
  missing: "DBParameterGroupNotFound",
  inUse: "InvalidDBParameterGroupState",
  check: (inputs) => matches(inputs, "name", named, letters),
  provided: (handle) => /^default\.[a-z-]+[\d.]+$/.test(handle),
  id: (scene) => scene.text("name"),
  arn: ({ place }, id) => arn(place, "rds", `pg:${id}`),
  facts: () => ({ namePrefix: "" }),
};

const optionGroup: Kind = {
  type: OPTION_GROUP,
  schema: "AWS::RDS::OptionGroup",
  name: { property: "name", max: 255, lower: true },
  defaults: { optionGroupDescription: "Managed by Pulumi" },
  replaceOn: { name: "RDS can't rename it", namePrefix: "RDS can't rename it" },
  unique: [{ by: ["name"], code: "OptionGroupAlreadyExistsFault" }],
  missing: "OptionGroupNotFoundFault",
  inUse: "InvalidOptionGroupStateFault",
  check: (inputs) => matches(inputs, "name", named, letters),
  provided: (handle) => /^default:[a-z-]+/.test(handle),
  id: (scene) => scene.text("name"),
  arn: ({ place }, id) => arn(place, "rds", `og:${id}`),
  facts: () => ({ namePrefix: "" }),
};

export const groupKinds = [subnetGroup, parameterGroup, optionGroup];
