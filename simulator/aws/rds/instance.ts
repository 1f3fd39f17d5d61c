import { holds, type Kind, type Scene, uses } from "../../kinds/index.ts";
import { Refused, type Values } from "../../protocol/index.ts";
import { capitals, hex, type Thing, text, uuid } from "../../world/index.ts";
import { arn, suffixOf } from "../arn.ts";
import { GROUP } from "../ec2/index.ts";
import { ROLE } from "../iam.ts";
import { KEY } from "../kms.ts";
import { serviceLinkedRole } from "../linked-roles.ts";
import { writesTo } from "../logs.ts";
import { between, matches, oneOf } from "../wellformed.ts";
import { OPTION_GROUP, PARAMETER_GROUP, SUBNET_GROUP } from "./groups.ts";

const INSTANCE = "aws:rds/instance:Instance";
const SNAPSHOT = "aws:rds/snapshot:Snapshot";
/** Backups RDS keeps of a deleted instance; no program declares one. */
const AUTOMATED_BACKUP = "aws:rds/automatedBackup:AutomatedBackup";
const SECRET = "aws:secretsmanager/secret:Secret";
const day = 24 * 60 * 60 * 1000;
const anew = "RDS can't change it in place";

const instance: Kind = {
  type: INSTANCE,
  schema: "AWS::RDS::DBInstance",
  name: { property: "identifier", max: 63, lower: true },
  defaults: {
    applyImmediately: false,
    autoMinorVersionUpgrade: true,
    copyTagsToSnapshot: false,
    dedicatedLogVolume: false,
    deleteAutomatedBackups: true,
    monitoringInterval: 0,
    publiclyAccessible: false,
    skipFinalSnapshot: false,
    storageEncrypted: false,
    iamDatabaseAuthenticationEnabled: false,
    deletionProtection: false,
  },
  updates: {
    identifier: "RDS renames in place",
    dbSubnetGroupName: "the provider modifies the instance",
    customIamInstanceProfile: "only RDS Custom has one",
    backupTarget: "of RDS on Outposts only",
  },
  replaceOn: {
    engine: anew,
    dbName: anew,
    username: anew,
    storageEncrypted: anew,
    kmsKeyId: anew,
    availabilityZone: anew,
    snapshotIdentifier: anew,
  },
  refs: {
    dbSubnetGroupName: holds(SUBNET_GROUP),
    parameterGroupName: holds(PARAMETER_GROUP),
    optionGroupName: holds(OPTION_GROUP),
    vpcSecurityGroupIds: holds(GROUP),
    kmsKeyId: uses(KEY),
    masterUserSecretKmsKeyId: uses(KEY),
    performanceInsightsKmsKeyId: uses(KEY),
    monitoringRoleArn: uses(ROLE),
    replicateSourceDb: uses(INSTANCE),
  },
  unique: [{ by: ["identifier"], code: "DBInstanceAlreadyExists" }],
  missing: "DBInstanceNotFound",
  inUse: "InvalidDBInstanceState",
  writeOnly: ["password", "passwordWo"],
  secrets: ["password", "passwordWo"],
  check: (inputs) => [
    ...matches(
      inputs,
      "identifier",
      /^[a-z](?!.*--)[a-z0-9-]{0,62}(?<!-)$/,
      "lower-case letters, digits and single dashes",
    ),
    ...between(inputs, "backupRetentionPeriod", 0, 35),
    ...between(inputs, "allocatedStorage", 5, 65536),
    ...oneOf(inputs, "monitoringInterval", [0, 1, 5, 10, 15, 30, 60]),
    ...matches(
      inputs,
      "finalSnapshotIdentifier",
      /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]*(?<!-)$/,
      "letters, digits and single dashes",
    ),
  ],
  accept,
  handles: (thing) => [text(thing, "identifier")],
  id: () => `db-${capitals(26)}`,
  importId: (thing) => text(thing, "identifier"),
  arn: (scene) => arn(scene.place, "rds", `db:${scene.text("identifier")}`),
  facts,
  settle: (scene, thing, before) => {
    for (const log of (scene.settings.enabledCloudwatchLogsExports ?? []) as readonly string[])
      writesTo(scene, `/aws/rds/instance/${scene.text("identifier")}/${log}`);
    if (scene.settings.monitoringInterval !== 0) writesTo(scene, "RDSOSMetrics");
    serviceLinkedRole(scene, "rds.amazonaws.com", "AWSServiceRoleForRDS");
    if (scene.settings.manageMasterUserPassword === true && before === null) keepSecret(scene, thing);
  },
  end: (scene, thing) => {
    if (scene.settings.deletionProtection === true)
      throw new Refused(
        "InvalidParameterCombination",
        `Cannot delete protected DB Instance ${text(thing, "identifier")}: turn deletionProtection off first.`,
      );
    leaveBackups(scene, thing);
    const secret = ownSecret(scene, thing);
    if (secret !== undefined) scene.drop(secret);
    return null;
  },
};

function accept(scene: Scene, before: Thing | null): void {
  const group = scene.find(SUBNET_GROUP, scene.text("dbSubnetGroupName"));
  const groups = ((scene.settings.vpcSecurityGroupIds ?? []) as readonly string[]).map((id) => scene.find(GROUP, id));
  const stray = group && groups.find((found) => found !== undefined && text(found, "vpcId") !== text(group, "vpcId"));
  if (stray !== undefined)
    throw new Refused("InvalidVPCNetworkStateFault", `${stray.id} is not in the VPC of subnet group ${group?.id}.`);
  if (before !== null && Number(scene.settings.allocatedStorage) < Number(before.settings.allocatedStorage))
    throw new Refused("InvalidParameterCombination", "Storage can grow but not shrink.");
  if (before !== null && older(scene.text("engineVersion"), text(before, "engineVersion")))
    throw new Refused("InvalidParameterCombination", `Cannot downgrade from ${text(before, "engineVersion")}.`);
  if (before !== null && majorOf(scene) !== majorOf(before) && scene.settings.allowMajorVersionUpgrade !== true)
    throw new Refused("InvalidParameterCombination", "A major version upgrade needs allowMajorVersionUpgrade.");
}

function majorOf({ settings }: { settings: Values }): string {
  const parts = String(settings.engineVersion ?? "").split(".");
  return settings.engine === "postgres" ? (parts[0] ?? "") : parts.slice(0, 2).join(".");
}

function older(version: string, than: string): boolean {
  return version !== "" && than !== "" && version.localeCompare(than, "en", { numeric: true }) < 0;
}

/** Newest minor version of each series, for who asks for a series alone (RDS release notes, read 2026-11 †). */
const NEWEST: Readonly<Record<string, string>> = { "16": "16.10", "17": "17.6", "8.4": "8.4.6" };

const ports: Readonly<Record<string, number>> = { postgres: 5432, mysql: 3306, mariadb: 3306 };

function facts({ place, settings }: Scene, id: string, before: Thing | null): Values {
  const port = Number(settings.port ?? ports[String(settings.engine)] ?? 1433);
  const cell = before === null ? hex(12) : text(before, "address").split(".")[1];
  const address = `${String(settings.identifier)}.${cell}.${place.region}.rds.${suffixOf(place.partition)}`;
  return {
    address,
    endpoint: `${address}:${port}`,
    port,
    hostedZoneId: before?.facts.hostedZoneId ?? `Z${capitals(20)}`,
    resourceId: id,
    status: "available",
    engineVersionActual: NEWEST[String(settings.engineVersion)] ?? settings.engineVersion ?? "",
    identifierPrefix: "",
    multiAz: settings.multiAz ?? false,
    availabilityZone: settings.availabilityZone ?? `${place.region}a`,
    caCertIdentifier: settings.caCertIdentifier ?? "rds-ca-rsa2048-g1",
    licenseModel: settings.licenseModel ?? "general-public-license",
    networkType: settings.networkType ?? "IPV4",
    backupTarget: "region",
    engineLifecycleSupport: settings.engineLifecycleSupport ?? "open-source-rds-extended-support",
    masterUserSecrets: before?.facts.masterUserSecrets ?? [],
    replicas: [],
    listenerEndpoints: [],
  };
}

/** The master password that nobody knows: RDS makes the secret, under the key it was given. */
function keepSecret(scene: Scene, thing: Thing): void {
  const name = `rds!${thing.id.toLowerCase()}`;
  const id = arn(scene.place, "secretsmanager", `secret:${name}-${hex(6)}`);
  const kmsKeyId = scene.find(KEY, scene.text("masterUserSecretKmsKeyId"))?.arn ?? "alias/aws/secretsmanager";
  scene.make(SECRET, id, { name, kmsKeyId, owningService: "rds" });
  const masterUserSecrets = [{ kmsKeyId, secretArn: id, secretStatus: "active" }];
  scene.put({ ...thing, facts: { ...thing.facts, masterUserSecrets } });
}

function ownSecret(scene: Scene, thing: Thing): Thing | undefined {
  return scene.all(SECRET).find((secret) => text(secret, "name") === `rds!${thing.id.toLowerCase()}`);
}

/** What outlives an instance: its final snapshot, and its automated backups for as long as they were promised. */
function leaveBackups(scene: Scene, thing: Thing): void {
  const { skipFinalSnapshot, finalSnapshotIdentifier, deleteAutomatedBackups } = scene.settings;
  const identifier = text(thing, "identifier");
  if (skipFinalSnapshot !== true) {
    if (typeof finalSnapshotIdentifier !== "string")
      throw new Refused(
        "InvalidParameterCombination",
        `Deleting ${identifier} needs finalSnapshotIdentifier or skipFinalSnapshot.`,
      );
    if (scene.find(SNAPSHOT, finalSnapshotIdentifier) !== undefined)
      throw new Refused("DBSnapshotAlreadyExists", `There is a snapshot ${finalSnapshotIdentifier} already.`);
    scene.make(SNAPSHOT, finalSnapshotIdentifier, {
      dbInstanceIdentifier: identifier,
      kmsKeyId: scene.text("kmsKeyId"),
    });
  }
  const days = Number(scene.settings.backupRetentionPeriod ?? 0);
  if (deleteAutomatedBackups === false && days > 0) {
    const backup = scene.make(AUTOMATED_BACKUP, `ab-${uuid().replaceAll("-", "")}`, {
      dbInstanceIdentifier: identifier,
    });
    scene.put({ ...backup, until: new Date(scene.now.getTime() + days * day).toISOString() });
  }
}

const snapshot: Kind = {
  type: SNAPSHOT,
  replaceOn: { dbInstanceIdentifier: anew, dbSnapshotIdentifier: anew },
  refs: { dbInstanceIdentifier: uses(INSTANCE) },
  missing: "DBSnapshotNotFound",
  id: (scene) => scene.text("dbSnapshotIdentifier"),
  arn: ({ place }, id) => arn(place, "rds", `snapshot:${id}`),
};

export const instanceKinds = [instance, snapshot];
