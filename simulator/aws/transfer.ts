import { randomBytes } from "node:crypto";
import { holds, type Kind, partOf, type Scene, uses } from "../kinds/index.ts";
import { isMap, Refused } from "../protocol/index.ts";
import { hexId, text } from "../world/index.ts";
import { arn, suffixOf } from "./arn.ts";
import { ELASTIC_IP, ENDPOINT, GROUP, NAT_GATEWAY, SUBNET, TRANSFER_SERVER, VPC } from "./ec2/index.ts";
import { ROLE } from "./iam.ts";
import { LOG_GROUP } from "./logs.ts";
import { isJson, matches, oneOf } from "./wellformed.ts";

const USER = "aws:transfer/user:User";

const server: Kind = {
  type: TRANSFER_SERVER,
  schema: "AWS::Transfer::Server",
  defaults: {
    domain: "S3",
    endpointType: "PUBLIC",
    forceDestroy: false,
    identityProviderType: "SERVICE_MANAGED",
    ipAddressType: "IPV4",
    securityPolicyName: "TransferSecurityPolicy-2018-11",
  },
  refs: {
    "endpointDetails.vpcId": holds(VPC),
    "endpointDetails.subnetIds": holds(SUBNET),
    "endpointDetails.securityGroupIds": holds(GROUP),
    "endpointDetails.addressAllocationIds": holds(ELASTIC_IP),
    loggingRole: uses(ROLE),
    structuredLogDestinations: uses(LOG_GROUP),
  },
  inUse: "ConflictException",
  check: (inputs) => [
    ...oneOf(inputs, "endpointType", ["PUBLIC", "VPC", "VPC_ENDPOINT"]),
    ...oneOf(inputs, "domain", ["S3", "EFS"]),
    ...oneOf(inputs, "identityProviderType", ["SERVICE_MANAGED", "API_GATEWAY", "AWS_DIRECTORY_SERVICE", "AWS_LAMBDA"]),
    ...matches(inputs, "securityPolicyName", /^TransferSecurityPolicy-[\w-]+$/, "a policy of Transfer Family"),
  ],
  accept: standsWell,
  id: () => hexId("s"),
  arn: ({ place }, id) => arn(place, "transfer", `server/${id}`),
  facts: ({ place }, id, before) => ({
    endpoint: `${id}.server.transfer.${place.region}.${suffixOf(place.partition)}`,
    hostKeyFingerprint: before?.facts.hostKeyFingerprint ?? `SHA256:${randomBytes(32).toString("base64")}`,
  }),
  settle: (scene, thing, before) => {
    const { addressAllocationIds: _, ...place } = details(scene);
    if (before === null && place.vpcId !== undefined)
      scene.make(ENDPOINT, hexId("vpce"), { ...place, vpcEndpointType: "Interface", serverId: thing.id });
  },
};

const details = ({ settings }: Scene) => (isMap(settings.endpointDetails) ? settings.endpointDetails : {});
const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** In a VPC by subnets and groups of it; from the internet by one address a subnet, none of which is in use. */
function standsWell(scene: Scene): void {
  const { vpcId, subnetIds, securityGroupIds, addressAllocationIds } = details(scene);
  const refuse = (says: string): never => {
    throw new Refused("InvalidRequestException", says);
  };
  if (scene.text("endpointType") === "VPC" && vpcId === undefined) refuse("A server of type VPC needs a vpcId.");
  const parts = [
    ...list(subnetIds).map((id) => scene.find(SUBNET, id)),
    ...list(securityGroupIds).map((id) => scene.find(GROUP, id)),
  ];
  const stray = parts.find((thing) => thing !== undefined && text(thing, "vpcId") !== vpcId);
  if (stray !== undefined) refuse(`${stray.id} does not belong to ${String(vpcId)}.`);
  const addresses = list(addressAllocationIds);
  if (addresses.length > 0 && addresses.length !== list(subnetIds).length) refuse("Each subnet takes one address.");
  const taken = scene.all(NAT_GATEWAY).find((nat) => addresses.includes(text(nat, "allocationId")));
  if (taken !== undefined) refuse(`${text(taken, "allocationId")} is the address of ${taken.id}.`);
}

const user: Kind = {
  type: USER,
  schema: "AWS::Transfer::User",
  defaults: { homeDirectoryType: "PATH" },
  refs: { serverId: holds(TRANSFER_SERVER), role: uses(ROLE) },
  unique: [{ by: ["serverId", "userName"], code: "ResourceExistsException" }],
  check: (inputs) => [
    ...matches(inputs, "userName", /^\w[\w@.-]{2,99}$/, "3 to 100 letters, digits and @.-_"),
    ...oneOf(inputs, "homeDirectoryType", ["PATH", "LOGICAL"]),
    ...isJson(inputs, "policy"),
  ],
  accept: ({ settings }) => {
    const logical = settings.homeDirectoryType === "LOGICAL";
    if (logical === (settings.homeDirectoryMappings === undefined))
      throw new Refused("InvalidRequestException", "Mappings of a home go with its type LOGICAL, and only with it.");
  },
  handles: (thing) => [text(thing, "userName")],
  id: (scene) => `${scene.text("serverId")}/${scene.text("userName")}`,
  arn: ({ place }, id) => arn(place, "transfer", `user/${id}`),
};

const sshKey: Kind = {
  type: "aws:transfer/sshKey:SshKey",
  replaceOn: { body: "a key is itself", serverId: "a key is its user's", userName: "a key is its user's" },
  refs: { serverId: uses(TRANSFER_SERVER), userName: partOf(USER) },
  unique: [{ by: ["serverId", "userName", "body"], code: "ResourceExistsException" }],
  check: (inputs) =>
    matches(inputs, "body", /^(ssh|ecdsa)-[a-z0-9-]+ [A-Za-z0-9+/]+={0,3}( .*)?$/, "a public key of SSH"),
  id: (scene) => `${scene.text("serverId")}/${scene.text("userName")}/${hexId("key")}`,
};

export const transfer = [server, user, sshKey];
