import { createHash } from "node:crypto";
import { efs } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { BACKED_UP, type Place, type Tags } from "../shared/index.ts";
import type { Extra } from "../workload/index.ts";
import { planSharePolicy } from "./share-policy.ts";

export interface SharedFoldersArgs {
  /** Names of the folders, each once; at least one. */
  readonly folders: readonly string[];
  /** Name of the role that opens the folders on nodes. */
  readonly reader: string;
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly groupId: pulumi.Input<string>;
  readonly keyArn: pulumi.Input<string>;
  /** Whether nothing may delete the files until somebody says otherwise. @default true */
  readonly deletionProtected?: boolean;
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * Folders that the product shares with the customer's partners: one encrypted file system, with an entrance of its own
 * for each folder that shows nothing above it, opened over TLS and by the application's nodes alone. About $0.36 a month
 * and GB, a tenth of it for what nobody opened for 30 days.
 */
export class SharedFolders extends pulumi.ComponentResource {
  /** How the application finds them. */
  readonly extra: Extra;

  constructor(name: string, args: SharedFoldersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:storage:SharedFolders", name, {}, opts);
    const child = { parent: this };
    const files = createFileSystem(name, args, child);
    createPlaces(name, files, args, child);
    const entrances = args.folders.map((folder) => createEntrance(name, folder, files, args, child));
    this.extra = {
      name: "shared-folders",
      environment: { SHARED_FOLDERS: args.folders.map((folder) => `/shared/${folder}`).join(":") },
      volumes: entrances,
    };
    this.registerOutputs();
  }
}

/** EFS has no protection from deletion of its own, so the engine's stands for it. */
function createFileSystem(name: string, args: SharedFoldersArgs, child: pulumi.CustomResourceOptions): efs.FileSystem {
  const files = new efs.FileSystem(
    name,
    {
      creationToken: name,
      encrypted: true,
      kmsKeyId: args.keyArn,
      throughputMode: "elastic",
      lifecyclePolicies: [{ transitionToIa: "AFTER_30_DAYS" }, { transitionToPrimaryStorageClass: "AFTER_1_ACCESS" }],
      tags: { ...args.tags, ...BACKED_UP, Name: name },
    },
    { ...child, protect: args.deletionProtected ?? true },
  );
  const policy = planSharePolicy(args.place, args.reader);
  new efs.FileSystemPolicy(name, { fileSystemId: files.id, policy }, child);
  return files;
}

/** Where nodes of each zone find the files. */
function createPlaces(
  name: string,
  { id: fileSystemId }: efs.FileSystem,
  { subnetIds, groupId }: SharedFoldersArgs,
  child: pulumi.CustomResourceOptions,
): void {
  subnetIds.forEach((subnetId, at) => {
    new efs.MountTarget(`${name}-${at + 1}`, { fileSystemId, subnetId, securityGroups: [groupId] }, child);
  });
}

/** An entrance to one folder: whoever comes by it is that folder's user, and sees the folder as the root of everything. */
function createEntrance(
  name: string,
  folder: string,
  { id: fileSystemId }: efs.FileSystem,
  { tags }: SharedFoldersArgs,
  child: pulumi.CustomResourceOptions,
) {
  const user = userOf(folder);
  const point = new efs.AccessPoint(
    `${name}-${folder}`,
    {
      fileSystemId,
      posixUser: { uid: user, gid: user },
      rootDirectory: {
        path: `/${folder}`,
        creationInfo: { ownerUid: user, ownerGid: user, permissions: "0700" },
      },
      tags: { ...tags, Name: `${name}-${folder}` },
    },
    child,
  );
  return { name: folder, handle: pulumi.interpolate`${fileSystemId}::${point.id}` };
}

/** Users below this one are those of systems and images. */
const FIRST_USER = 100_000;

/** User that all files of a folder belong to: from its name, so that it stays when other folders come and go. */
function userOf(folder: string): number {
  const number = createHash("sha256").update(folder).digest().readUInt32BE();
  return FIRST_USER + (number % (2 ** 31 - FIRST_USER));
}
