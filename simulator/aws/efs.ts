import { holds, type Kind, partOf, type Scene, uses } from "../kinds/index.ts";
import { isMap, Refused } from "../protocol/index.ts";
import { hexId, text } from "../world/index.ts";
import { arn, suffixOf } from "./arn.ts";
import { GROUP, MOUNT_TARGET, NETWORK_INTERFACE, SUBNET } from "./ec2/index.ts";
import { KEY } from "./kms.ts";
import { isJson, oneOf } from "./wellformed.ts";

const FILE_SYSTEM = "aws:efs/fileSystem:FileSystem";

const hostOf = ({ place }: Scene, id: string) => `${id}.efs.${place.region}.${suffixOf(place.partition)}`;

const fileSystem: Kind = {
  type: FILE_SYSTEM,
  schema: "AWS::EFS::FileSystem",
  name: { property: "creationToken", max: 64 },
  defaults: { performanceMode: "generalPurpose", throughputMode: "bursting" },
  replaceOn: { creationToken: "it is how AWS knows a second call from a second file system" },
  refs: { kmsKeyId: uses(KEY) },
  unique: [{ by: ["creationToken"], code: "FileSystemAlreadyExists" }],
  missing: "FileSystemNotFound",
  inUse: "FileSystemInUse",
  check: (inputs) => [
    ...oneOf(inputs, "performanceMode", ["generalPurpose", "maxIO"]),
    ...oneOf(inputs, "throughputMode", ["bursting", "elastic", "provisioned"]),
  ],
  accept: ({ settings }) => {
    if (settings.kmsKeyId !== undefined && settings.encrypted !== true)
      throw new Refused("BadRequest", "A file system with a key has to be encrypted.");
  },
  id: () => hexId("fs"),
  arn: ({ place }, id) => arn(place, "elasticfilesystem", `file-system/${id}`),
  facts: (scene, id) => ({
    dnsName: hostOf(scene, id),
    name: isMap(scene.settings.tags) ? (scene.settings.tags.Name ?? "") : "",
    numberOfMountTargets: 0,
    ownerId: scene.place.account,
    sizeInBytes: [],
    availabilityZoneId: "",
  }),
};

/** Where machines of a zone find it: one a zone, with an interface that AWS makes and removes. */
const mountTarget: Kind = {
  type: MOUNT_TARGET,
  schema: "AWS::EFS::MountTarget",
  refs: { fileSystemId: holds(FILE_SYSTEM), subnetId: holds(SUBNET), securityGroups: holds(GROUP) },
  missing: "MountTargetNotFound",
  accept: (scene, before) => {
    const zone = zoneOf(scene, scene.text("subnetId"));
    const others = scene.all(MOUNT_TARGET).filter((one) => text(one, "fileSystemId") === scene.text("fileSystemId"));
    if (before === null && others.some((one) => zoneOf(scene, text(one, "subnetId")) === zone))
      throw new Refused("MountTargetConflict", `${scene.text("fileSystemId")} has a mount target in ${zone} already.`);
  },
  id: () => hexId("fsmt"),
  facts: (scene, _, before) => {
    const zone = zoneOf(scene, scene.text("subnetId"));
    const host = hostOf(scene, scene.text("fileSystemId"));
    const { account } = scene.place;
    return {
      availabilityZoneName: zone,
      dnsName: host,
      mountTargetDnsName: `${zone}.${host}`,
      fileSystemArn: arn(scene.place, "elasticfilesystem", `file-system/${scene.text("fileSystemId")}`),
      ownerId: account,
      networkInterfaceId: before?.facts.networkInterfaceId ?? "",
    };
  },
  settle: (scene, thing, before) => {
    if (before !== null) return;
    const settings = { subnetId: scene.text("subnetId"), mountTargetId: thing.id };
    const { id } = scene.make(NETWORK_INTERFACE, hexId("eni"), settings);
    scene.put({ ...thing, facts: { ...thing.facts, networkInterfaceId: id } });
  },
};

function zoneOf(scene: Scene, subnetId: string): string {
  const subnet = scene.find(SUBNET, subnetId);
  return subnet === undefined ? "" : text(subnet, "availabilityZone");
}

const accessPoint: Kind = {
  type: "aws:efs/accessPoint:AccessPoint",
  schema: "AWS::EFS::AccessPoint",
  refs: { fileSystemId: holds(FILE_SYSTEM) },
  missing: "AccessPointNotFound",
  id: () => hexId("fsap"),
  arn: ({ place }, id) => arn(place, "elasticfilesystem", `access-point/${id}`),
  facts: ({ place, text: setting }) => ({
    fileSystemArn: arn(place, "elasticfilesystem", `file-system/${setting("fileSystemId")}`),
    ownerId: place.account,
  }),
};

const policy: Kind = {
  type: "aws:efs/fileSystemPolicy:FileSystemPolicy",
  replaceOn: { fileSystemId: "a policy is its file system's" },
  refs: { fileSystemId: partOf(FILE_SYSTEM) },
  unique: [{ by: ["fileSystemId"], code: "InvalidPolicyException" }],
  check: (inputs) => isJson(inputs, "policy"),
  id: (scene) => scene.text("fileSystemId"),
};

export const efs = [fileSystem, mountTarget, accessPoint, policy];
