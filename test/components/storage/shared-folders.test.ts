import { beforeAll, expect, test } from "vitest";
import { SharedFolders } from "../../../components/index.ts";
import type { Extra } from "../../../components/workload/index.ts";
import type { Graph } from "../../../graph/index.ts";
import { counts, PLACE, plan, refs, TAGS, the } from "../given.ts";

const KEY = "arn:aws:kms:eu-south-2:111111111111:key/data";

async function share(folders: readonly string[], deletionProtected?: boolean) {
  let extra: Extra | undefined;
  const graph = await plan(() => {
    const built = new SharedFolders("almendro-shared", {
      folders,
      reader: "almendro-aws-efs-csi-driver",
      subnetIds: ["subnet-1", "subnet-2"],
      groupId: "sg-shared",
      keyArn: KEY,
      place: PLACE,
      tags: TAGS,
      ...(deletionProtected !== undefined && { deletionProtected }),
    });
    extra = built.extra;
  });
  return { graph, extra };
}

const FILES = "aws:efs/fileSystem:FileSystem";
const POINT = "aws:efs/accessPoint:AccessPoint";

let graph: Graph;
let extra: Extra | undefined;
beforeAll(async () => {
  ({ graph, extra } = await share(["clients", "notaries"]));
});

const userOf = (of: Graph, folder: string) => the(of, POINT, `almendro-shared-${folder}`).inputs.posixUser;

test("are one file system, a place a zone in the data tier's own group, an entrance a folder, and nothing else", () => {
  expect(counts(graph)).toEqual({
    "pulumi:pulumi:Stack": 1,
    "domicile:storage:SharedFolders": 1,
    [FILES]: 1,
    "aws:efs/fileSystemPolicy:FileSystemPolicy": 1,
    "aws:efs/mountTarget:MountTarget": 2,
    [POINT]: 2,
  });
  const targets = graph.resources.filter(({ type }) => type.endsWith(":MountTarget"));
  expect(targets.map(({ inputs }) => [inputs.subnetId, inputs.securityGroups])).toEqual([
    ["subnet-1", ["sg-shared"]],
    ["subnet-2", ["sg-shared"]],
  ]);
});

test("lie under the tenant's key in every zone, are backed up, and cost less once nobody opens them", () => {
  const { inputs } = the(graph, FILES, "almendro-shared");
  expect(inputs).toMatchObject({
    encrypted: true,
    kmsKeyId: KEY,
    throughputMode: "elastic",
    lifecyclePolicies: [{ transitionToIa: "AFTER_30_DAYS" }, { transitionToPrimaryStorageClass: "AFTER_1_ACCESS" }],
    tags: { "domicile:backup": "promised" },
  });
  expect(inputs.availabilityZoneName).toBeUndefined();
});

test("aren't deleted by the engine before the tenant leaves", async () => {
  expect(the(graph, FILES, "almendro-shared").protect).toBe(true);
  const leaving = await share(["clients"], false);
  expect(the(leaving.graph, FILES, "almendro-shared").protect).toBe(false);
});

test("are opened by one role, over TLS, by an entrance, and never as root", () => {
  const { inputs } = the(graph, "aws:efs/fileSystemPolicy:FileSystemPolicy", "almendro-shared");
  const opens = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"];
  const everybody = { Effect: "Deny", Principal: { AWS: "*" }, Resource: "*" };
  expect(JSON.parse(String(inputs.policy)).Statement).toEqual([
    {
      Sid: "OneRoleOpensThem",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::111111111111:role/almendro-aws-efs-csi-driver" },
      Action: opens,
      Resource: "*",
      Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
    },
    { ...everybody, Sid: "TlsOnly", Action: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } },
    {
      ...everybody,
      Sid: "ByAnEntranceOnly",
      Action: opens,
      Condition: { Null: { "elasticfilesystem:AccessPointArn": "true" } },
    },
  ]);
});

test("show by each entrance one folder, as a user whom no other folder has and who stays when folders come and go", async () => {
  const { inputs } = the(graph, POINT, "almendro-shared-clients");
  const uid = (inputs.posixUser as { uid: number }).uid;
  expect(inputs).toMatchObject({
    posixUser: { uid, gid: uid },
    rootDirectory: {
      path: "/clients",
      creationInfo: { ownerUid: uid, ownerGid: uid, permissions: "0700" },
    },
  });
  expect(uid).toBeGreaterThanOrEqual(100_000);
  expect(userOf(graph, "notaries")).not.toEqual(userOf(graph, "clients"));
  const alone = await share(["notaries"]);
  expect(userOf(alone.graph, "notaries")).toEqual(userOf(graph, "notaries"));
});

test("are told to the application by where it finds them", () => {
  expect(extra).toMatchObject({
    name: "shared-folders",
    environment: { SHARED_FOLDERS: "/shared/clients:/shared/notaries" },
    volumes: [{ name: "clients" }, { name: "notaries" }],
  });
  expect(extra?.right).toBeUndefined();
  expect(refs(the(graph, POINT, "almendro-shared-clients"), "fileSystemId")).toEqual(["almendro-shared"]);
});
