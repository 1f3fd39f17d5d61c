import { holds, type Kind, partOf, type Scene, uses } from "../kinds/index.ts";
import { type Failure, isMap, Refused, type Value, type Values } from "../protocol/index.ts";
import { type Thing, text, uuid } from "../world/index.ts";
import { arn } from "./arn.ts";
import { ROLE } from "./iam.ts";
import { KEY } from "./kms.ts";
import { serviceLinkedRole } from "./linked-roles.ts";
import { trusted } from "./organizations.ts";
import { between, isJson, matches } from "./wellformed.ts";

export const VAULT = "aws:backup/vault:Vault";
/** Recovery points come from backup jobs; tests put them there. */
const RECOVERY_POINT = "aws:backup/recoveryPoint:RecoveryPoint";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const day = 24 * 60 * 60 * 1000;

const vault: Kind = {
  type: VAULT,
  schema: "AWS::Backup::BackupVault",
  name: { property: "name", max: 50 },
  defaults: { forceDestroy: false },
  replaceOn: { kmsKeyArn: "a vault keeps its key" },
  refs: { kmsKeyArn: uses(KEY) },
  unique: [{ by: ["name"], code: "AlreadyExistsException" }],
  check: (inputs) => matches(inputs, "name", /^[a-zA-Z0-9_-]{2,50}$/, "2 to 50 letters, digits, - and _"),
  id: (scene) => scene.text("name"),
  arn: ({ place }, id) => arn(place, "backup", `backup-vault:${id}`),
  facts: ({ settings }) => ({ recoveryPoints: 0, kmsKeyArn: settings.kmsKeyArn ?? "" }),
  settle: (scene) => serviceLinkedRole(scene, "backup.amazonaws.com", "AWSServiceRoleForBackup"),
  end: (scene, thing) => {
    const points = scene.all(RECOVERY_POINT).filter((point) => text(point, "backupVaultName") === thing.id);
    const lock = scene.all(LOCK).find((it) => text(it, "backupVaultName") === thing.id);
    const locked = lock !== undefined && isFixed(lock, scene.now);
    if (points.length > 0 && (locked || scene.settings.forceDestroy !== true))
      throw new Refused(
        "InvalidRequestException",
        `${thing.id} has ${points.length} recovery points${locked ? " under its lock" : ""}.`,
      );
    for (const point of points) scene.drop(point);
    return null;
  },
};

const vaultPolicy: Kind = {
  type: "aws:backup/vaultPolicy:VaultPolicy",
  replaceOn: { backupVaultName: "a policy is its vault's" },
  refs: { backupVaultName: partOf(VAULT) },
  unique: [{ by: ["backupVaultName"], code: "AlreadyExistsException" }],
  check: (inputs) => isJson(inputs, "policy"),
  id: (scene) => scene.text("backupVaultName"),
  facts: (scene) => ({ backupVaultArn: scene.find(VAULT, scene.text("backupVaultName"))?.arn ?? "" }),
};

const putAnew = "the provider has no update for it: a new one is put over the old";

/** A lock with days of grace is for ever when they are over: nobody can change or remove it. */
const vaultLock: Kind = {
  type: LOCK,
  replaceOn: {
    backupVaultName: "a lock is its vault's",
    changeableForDays: putAnew,
    minRetentionDays: putAnew,
    maxRetentionDays: putAnew,
  },
  refs: { backupVaultName: partOf(VAULT) },
  check: (inputs) => [
    ...between(inputs, "changeableForDays", 3, 36500),
    ...between(inputs, "minRetentionDays", 1, 36500),
    ...between(inputs, "maxRetentionDays", 1, 36500),
    ...ordered(inputs),
  ],
  accept: (scene) => {
    const stands = scene.all(LOCK).find((lock) => lock.id === scene.text("backupVaultName"));
    if (stands !== undefined) changeable(scene, stands);
  },
  id: (scene) => scene.text("backupVaultName"),
  facts: (scene) => ({ backupVaultArn: scene.find(VAULT, scene.text("backupVaultName"))?.arn ?? "" }),
  end: (scene, thing) => {
    changeable(scene, thing);
    return null;
  },
};

function changeable(scene: Scene, lock: Thing): void {
  if (isFixed(lock, scene.now))
    throw new Refused(
      "InvalidRequestException",
      `The lock of ${text(lock, "backupVaultName")} is past its grace and can't be changed.`,
    );
}

function isFixed(lock: Thing, now: Date): boolean {
  const grace = lock.settings.changeableForDays;
  return typeof grace === "number" && Date.parse(lock.since) + grace * day <= now.getTime();
}

function ordered({ minRetentionDays: least, maxRetentionDays: most }: Values): Failure[] {
  return typeof least === "number" && typeof most === "number" && least > most
    ? [{ property: "maxRetentionDays", reason: `must not be below minRetentionDays (${least}), got ${most}` }]
    : [];
}

const plan: Kind = {
  type: "aws:backup/plan:Plan",
  schema: "AWS::Backup::BackupPlan",
  name: { property: "name", max: 50 },
  updates: { name: "AWS Backup renames a plan" },
  refs: { "rules.targetVaultName": uses(VAULT) },
  inUse: "InvalidRequestException",
  volatile: ["version"],
  check: ({ rules }) => (Array.isArray(rules) ? rules.flatMap(wellTimed) : []),
  id: () => uuid(),
  arn: ({ place }, id) => arn(place, "backup", `backup-plan:${id}`),
  facts: () => ({ version: uuid() }),
};

/** What is kept cold stays cold for at least 90 days. */
function wellTimed(rule: Value, index: number): Failure[] {
  const lifecycle = isMap(rule) ? rule.lifecycle : undefined;
  if (!isMap(lifecycle)) return [];
  const { coldStorageAfter: cold, deleteAfter: end } = lifecycle;
  return typeof cold === "number" && cold > 0 && typeof end === "number" && end < cold + 90
    ? [
        {
          property: `rules[${index}].lifecycle.deleteAfter`,
          reason: `must be 90 days after coldStorageAfter (${cold}), got ${end}`,
        },
      ]
    : [];
}

const selection: Kind = {
  type: "aws:backup/selection:Selection",
  name: { property: "name", max: 50 },
  replaceOn: Object.fromEntries(
    ["planId", "iamRoleArn", "resources", "notResources", "selectionTags", "conditions"].map((property) => [
      property,
      "a selection can't change",
    ]),
  ),
  refs: { planId: holds(plan.type), iamRoleArn: uses(ROLE) },
  unique: [{ by: ["planId", "name"], code: "AlreadyExistsException" }],
  check: (inputs) => matches(inputs, "name", /^[a-zA-Z0-9_.-]{1,50}$/, "1 to 50 letters, digits and -_."),
  id: () => uuid(),
  importId: (thing) => `${text(thing, "planId")}|${thing.id}`,
  facts: ({ settings }) => ({ conditions: settings.conditions ?? [], notResources: settings.notResources ?? [] }),
};

/** What holds in the whole organisation: its management account alone says so. */
const globalSettings: Kind = {
  type: "aws:backup/globalSettings:GlobalSettings",
  global: true,
  accept: (scene) => trusted(scene, "backup.amazonaws.com"),
  id: ({ place }) => place.account,
};

/** Which kinds of thing AWS Backup looks after in one region of an account. */
const regionSettings: Kind = {
  type: "aws:backup/regionSettings:RegionSettings",
  id: ({ place }) => place.region,
  facts: ({ settings }) => ({
    resourceTypeManagementPreference: settings.resourceTypeManagementPreference ?? {},
  }),
};

export const backup = [vault, vaultPolicy, vaultLock, plan, selection, globalSettings, regionSettings];
