import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Client, Made } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

const KEY = "aws:kms/key:Key";
const VAULT = "aws:backup/vault:Vault";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const INSTANCE = "aws:rds/instance:Instance";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const BUCKET = "aws:s3/bucket:Bucket";

let rig: Rig;
let aws: Client;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
});
afterEach(() => rig.close());

const standing = (type: string) =>
  rig
    .simulator()
    .inventory()
    .filter((thing) => thing.type === type);
const ids = (type: string) => standing(type).map(({ id }) => id);

describe("a key", () => {
  it("waits for its end as long as was said, can't be used meanwhile, and is gone after it", async () => {
    const key = await aws.make(KEY, "data", { deletionWindowInDays: 30 });
    await aws.remove(key);
    expect(standing(KEY).map(({ until }) => until)).toEqual(["2026-12-22T12:00:00.000Z"]);
    expect(await aws.read(key)).toBe(null);
    await expect(aws.make(VAULT, "backup", { name: "backup", kmsKeyArn: key.outputs.arn })).rejects.toThrow(
      `NotFoundException: kmsKeyArn '${key.outputs.arn}' is pending deletion until 2026-12-22T12:00:00.000Z.`,
    );
    rig.pass(31);
    await rig.restart();
    expect(ids(KEY)).toEqual([]);
  });

  it("encrypts logs only when its policy lets CloudWatch Logs in", async () => {
    const policy = (service: string) =>
      JSON.stringify({
        Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "kms:*", Resource: "*" }],
      });
    const shut = await aws.make(KEY, "shut", { policy: policy("logs.eu-west-1.amazonaws.com") });
    const open = await aws.make(KEY, "open", { policy: policy("logs.eu-south-2.amazonaws.com") });
    await expect(aws.make(LOG_GROUP, "a", { kmsKeyId: shut.outputs.arn })).rejects.toThrow(/^AccessDeniedException: /);
    await aws.make(LOG_GROUP, "b", { kmsKeyId: open.outputs.arn });
  });
});

describe("a vault's lock", () => {
  const lock = (vault: Made) => ({
    backupVaultName: vault.id,
    changeableForDays: 3,
    minRetentionDays: 30,
    maxRetentionDays: 731,
  });

  it("can be changed and removed in its days of grace", async () => {
    const vault = await aws.make(VAULT, "backup", { name: "backup" });
    await aws.make(LOCK, "backup", lock(vault));
    rig.pass(2);
    const anew = await aws.make(LOCK, "backup", { ...lock(vault), maxRetentionDays: 400 });
    expect(standing(LOCK).map(({ settings }) => settings.maxRetentionDays)).toEqual([400]);
    await aws.remove(anew);
    await aws.remove(vault);
    expect(ids(VAULT)).toEqual([]);
  });

  it("is for ever after them", async () => {
    const vault = await aws.make(VAULT, "backup", { name: "backup" });
    const locked = await aws.make(LOCK, "backup", lock(vault));
    rig.pass(3);
    const refused = "InvalidRequestException: The lock of backup is past its grace and can't be changed.";
    await expect(aws.make(LOCK, "backup", { ...lock(vault), maxRetentionDays: 731 })).rejects.toThrow(refused);
    await expect(aws.remove(locked)).rejects.toThrow(refused);
  });
});

describe("a database", () => {
  let inputs: Parameters<Client["make"]>[2];
  beforeEach(async () => {
    const vpc = await aws.make("aws:ec2/vpc:Vpc", "net", { cidrBlock: "10.1.0.0/16" });
    const zones = ["eus2-az1", "eus2-az2"].map((availabilityZoneId, zone) =>
      aws.make("aws:ec2/subnet:Subnet", availabilityZoneId, {
        vpcId: vpc.id,
        availabilityZoneId,
        cidrBlock: `10.1.${zone}.0/24`,
      }),
    );
    const subnetIds = (await Promise.all(zones)).map(({ id }) => id);
    await expect(
      aws.make("aws:rds/subnetGroup:SubnetGroup", "one", { name: "one", subnetIds: subnetIds.slice(0, 1) }),
    ).rejects.toThrow("DBSubnetGroupDoesNotCoverEnoughAZs: The subnets must cover at least two zones.");
    const group = await aws.make("aws:rds/subnetGroup:SubnetGroup", "data", { name: "data", subnetIds });
    inputs = {
      identifier: "almendro",
      engine: "postgres",
      engineVersion: "17.6",
      instanceClass: "db.m7g.large",
      allocatedStorage: 100,
      dbSubnetGroupName: group.id,
      backupRetentionPeriod: 7,
      manageMasterUserPassword: true,
      enabledCloudwatchLogsExports: ["postgresql"],
      deletionProtection: true,
      deleteAutomatedBackups: false,
      finalSnapshotIdentifier: "almendro-final",
    };
  });

  it("has the secret, the log group and the role that RDS makes", async () => {
    const database = await aws.make(INSTANCE, "data", inputs);
    expect(database.outputs.masterUserSecrets).toMatchObject([{ secretStatus: "active" }]);
    expect(ids("aws:secretsmanager/secret:Secret")).toEqual([database.outputs.masterUserSecrets[0].secretArn]);
    expect(ids(LOG_GROUP)).toEqual(["/aws/rds/instance/almendro/postgresql"]);
    expect(ids("aws:iam/role:Role")).toContain("AWSServiceRoleForRDS");
  });

  it("is not deleted while protected, and leaves its final snapshot, its backups and its logs", async () => {
    const database = await aws.make(INSTANCE, "data", inputs);
    await expect(aws.remove(database)).rejects.toThrow(
      "InvalidParameterCombination: Cannot delete protected DB Instance almendro: turn deletionProtection off first.",
    );
    await aws.remove(await aws.change(database, { ...inputs, deletionProtection: false }));
    expect(ids(INSTANCE)).toEqual([]);
    expect(ids("aws:secretsmanager/secret:Secret")).toEqual([]);
    expect(ids("aws:rds/snapshot:Snapshot")).toEqual(["almendro-final"]);
    expect(standing("aws:rds/automatedBackup:AutomatedBackup").map(({ until }) => until)).toEqual([
      "2026-11-29T12:00:00.000Z",
    ]);
    expect(ids(LOG_GROUP)).toEqual(["/aws/rds/instance/almendro/postgresql"]);
  });

  it.each([
    [{ allocatedStorage: 50 }, "InvalidParameterCombination: Storage can grow but not shrink."],
    [{ engineVersion: "17.5" }, "InvalidParameterCombination: Cannot downgrade from 17.6."],
    [{ engineVersion: "18.1" }, "InvalidParameterCombination: A major version upgrade needs allowMajorVersionUpgrade."],
  ])("refuses %o", async (change, words) => {
    const database = await aws.make(INSTANCE, "data", inputs);
    await expect(aws.change(database, { ...inputs, ...change })).rejects.toThrow(words);
  });

  it("keeps its password from the world and from whoever reads it", async () => {
    const { manageMasterUserPassword: _, ...own } = inputs;
    await aws.make(INSTANCE, "data", { ...own, username: "domicile", password: "correct horse" });
    expect(JSON.stringify(rig.simulator().inventory())).not.toContain("correct horse");
  });
});

describe("a bucket's name", () => {
  it("is taken in every account and region of the partition", async () => {
    await aws.make(BUCKET, "documents", { bucket: "almendro-documents" });
    const other = await rig.aws("444455556666", "eu-west-1");
    await expect(other.make(BUCKET, "documents", { bucket: "almendro-documents" })).rejects.toThrow(
      "BucketAlreadyExists: There is a bucket almendro-documents already; names are shared by all accounts of aws.",
    );
  });
});
