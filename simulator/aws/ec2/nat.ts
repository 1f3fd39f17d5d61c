import { randomInt } from "node:crypto";
import { holds, type Kind, type Scene } from "../../kinds/index.ts";
import { Refused } from "../../protocol/index.ts";
import { hexId, type Thing, text } from "../../world/index.ts";
import { arn, suffixOf } from "../arn.ts";
import { oneOf } from "../wellformed.ts";
import { ELASTIC_IP, NAT_GATEWAY, NETWORK_INTERFACE, SUBNET } from "./tokens.ts";
import { gatewayOf } from "./vpc.ts";

/** AWS's quota of public addresses a region, as an account starts out. */
const ADDRESSES_A_REGION = 5;

const elasticIp: Kind = {
  type: ELASTIC_IP,
  schema: "AWS::EC2::EIP",
  defaults: { domain: "vpc" },
  missing: "InvalidAllocationID.NotFound",
  inUse: "InvalidIPAddress.InUse",
  check: (inputs) => oneOf(inputs, "domain", ["vpc"]),
  accept: (scene, before) => {
    if (before === null && scene.all(ELASTIC_IP).length >= ADDRESSES_A_REGION)
      throw new Refused("AddressLimitExceeded", `A region hands out ${ADDRESSES_A_REGION} addresses to an account.`);
  },
  id: () => hexId("eipalloc"),
  arn: ({ place }, id) => arn(place, "ec2", `elastic-ip/${id}`),
  facts: ({ place }, id, before) => {
    const publicIp = before?.facts.publicIp ?? `18.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
    const host = `ec2-${String(publicIp).replaceAll(".", "-")}.${place.region}.compute.${suffixOf(place.partition)}`;
    return {
      allocationId: id,
      publicIp,
      publicDns: host,
      publicIpv4Pool: "amazon",
      networkBorderGroup: place.region,
    };
  },
};

const natGateway: Kind = {
  type: NAT_GATEWAY,
  schema: "AWS::EC2::NatGateway",
  defaults: { connectivityType: "public" },
  refs: { allocationId: holds(ELASTIC_IP), subnetId: holds(SUBNET) },
  unique: [{ by: ["allocationId"], code: "Resource.AlreadyAssociated" }],
  missing: "NatGatewayNotFound",
  check: (inputs) => oneOf(inputs, "connectivityType", ["public", "private"]),
  accept: leadsOut,
  id: () => hexId("nat"),
  facts: (scene, _, before) => ({
    ...before?.facts,
    vpcId: text(subnetOf(scene), "vpcId"),
    publicIp: addressOf(scene)?.facts.publicIp ?? "",
    associationId: before?.facts.associationId ?? hexId("eipassoc"),
  }),
  settle: (scene, thing, before) => {
    if (before !== null) return;
    const { id } = scene.make(NETWORK_INTERFACE, hexId("eni"), {
      subnetId: scene.text("subnetId"),
      natGatewayId: thing.id,
    });
    scene.put({ ...thing, facts: { ...thing.facts, networkInterfaceId: id } });
  },
};

/** A public NAT gateway has an address, and a gateway to the internet in its VPC. */
function leadsOut(scene: Scene): void {
  if (scene.text("connectivityType") !== "public") return;
  if (addressOf(scene) === undefined)
    throw new Refused("MissingParameter", "A public NAT gateway needs the allocationId of an address.");
  const vpcId = text(subnetOf(scene), "vpcId");
  if (gatewayOf(scene, vpcId) === undefined)
    throw new Refused("Gateway.NotAttached", `Network ${vpcId} has no internet gateway attached.`);
}

const addressOf = (scene: Scene): Thing | undefined => scene.find(ELASTIC_IP, scene.text("allocationId"));

function subnetOf(scene: Scene): Thing {
  const subnet = scene.find(SUBNET, scene.text("subnetId"));
  if (subnet === undefined) throw new Refused("InvalidSubnetID.NotFound", "A NAT gateway stands in a subnet.");
  return subnet;
}

export const natKinds = [elasticIp, natGateway];
