import type { Mutant } from "./mutant.ts";
import { add, all, alter, point, remove, reword, set, statements, without } from "./surgery.ts";
import { BUCKET, INSTANCE, KEY, PLAN, ROLE_POLICY, VAULT_POLICY } from "./words.ts";

const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const OBJECT_LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const SELECTION = "aws:backup/selection:Selection";
const TEST = "aws:backup/restoreTestingPlan:RestoreTestingPlan";
const TESTED = "aws:backup/restoreTestingSelection:RestoreTestingSelection";
const VAULT = "aws:backup/vault:Vault";

interface BackupRule {
  readonly ruleName: string;
  readonly copyActions: readonly object[];
}

const named = (name: string, change: (rule: BackupRule) => object) => (rules: readonly BackupRule[]) =>
  rules.map((rule) => (rule.ruleName === name ? change(rule) : rule));

export const backup: readonly Mutant[] = [
  {
    what: "the database isn't backed up, for it lost its tag",
    by: "careless",
    tenant: "kade",
    surgery: set(INSTANCE, "kade", { "tags.domicile:backup": undefined }),
    killedBy: ["every-datastore-in-backup-plan", "restore-testing-plan", "rpo-met"],
    at: "kade",
  },
  {
    what: "the backup plan selects nothing",
    by: "malicious",
    tenant: "fjordbevegelse",
    surgery: remove(SELECTION, "fjordbevegelse"),
    killedBy: ["every-datastore-in-backup-plan", "restore-testing-plan", "rpo-met"],
    at: "fjordbevegelse-rds",
  },
  {
    what: "files are left out of the backups",
    by: "malicious",
    tenant: "kade",
    surgery: set(SELECTION, "kade", { notResources: ["arn:aws:s3:::kade-files-220000000031"] }),
    killedBy: ["every-datastore-in-backup-plan", "restore-testing-plan"],
    at: "kade-s3",
  },
  {
    what: "backups are made on workdays",
    by: "careless",
    tenant: "fjordbevegelse",
    surgery: alter(PLAN, "fjordbevegelse", "rules", (rules: readonly BackupRule[]) =>
      rules.map((rule) => ({ ...rule, schedule: "cron(0 4 ? * MON-FRI *)" })),
    ),
    killedBy: ["retention-met", "rpo-met"],
    at: "fjordbevegelse",
  },
  {
    what: "the database can't go back to any minute, which a night's backup doesn't make up for",
    by: "careless",
    tenant: "almendro",
    surgery: set(INSTANCE, "almendro", { backupRetentionPeriod: 0 }),
    killedBy: ["rpo-met"],
    at: "almendro",
  },
  {
    what: "daily backups are kept for a week",
    by: "careless",
    tenant: "kade",
    surgery: alter(
      PLAN,
      "kade",
      "rules",
      named("daily", (rule) => ({
        ...rule,
        lifecycle: { deleteAfter: 7 },
        copyActions: rule.copyActions.map((copy) => ({ ...copy, lifecycle: { deleteAfter: 7 } })),
      })),
    ),
    killedBy: ["retention-met"],
    at: "kade",
  },
  {
    what: "monthly backups are kept for ever",
    by: "careless",
    tenant: "kade",
    surgery: alter(
      PLAN,
      "kade",
      "rules",
      named("monthly", (rule) => ({ ...rule, lifecycle: {} })),
    ),
    killedBy: ["deleted-data-ends", "retention-met"],
    at: "kade",
  },
  {
    what: "monthly copies aren't made",
    by: "careless",
    tenant: "little-acorn",
    surgery: alter(
      PLAN,
      "little-acorn",
      "rules",
      named("monthly", (rule) => ({ ...rule, copyActions: [] })),
    ),
    killedBy: ["isolated-copy"],
    at: "little-acorn",
  },
  {
    what: "restores are tried once a year",
    by: "careless",
    tenant: "kade",
    surgery: set(TEST, "kade", { scheduleExpression: "cron(0 4 1 1 ? *)" }),
    killedBy: ["restore-testing-plan"],
    at: "kade-efs",
  },
  {
    what: "no restore of the database is tried",
    by: "careless",
    tenant: "kade",
    surgery: remove(TESTED, "kade-rds"),
    killedBy: ["restore-testing-plan"],
    at: "kade",
  },
  {
    what: "nobody hears of backups that fail",
    by: "careless",
    tenant: "kade",
    surgery: remove("aws:sns/topicSubscription:TopicSubscription", "kade-backup-failures"),
    killedBy: ["backup-failures-heard"],
    at: "kade",
  },
  {
    what: "EventBridge may tell nobody of backups that fail",
    by: "careless",
    tenant: "little-acorn",
    surgery: remove(ROLE_POLICY, "little-acorn-backup-failures"),
    killedBy: ["backup-failures-heard"],
    at: "little-acorn",
  },
  {
    what: "nobody hears of copies that expire before they begin",
    by: "careless",
    tenant: "almendro",
    surgery: reword("aws:cloudwatch/eventRule:EventRule", "almendro-backup-failures", "eventPattern", '"EXPIRED",', ""),
    killedBy: ["backup-failures-heard"],
    at: "almendro",
  },
  {
    what: "the database is gone without a last snapshot",
    by: "careless",
    tenant: "kade",
    surgery: set(INSTANCE, "kade", { skipFinalSnapshot: true, finalSnapshotIdentifier: undefined }),
    killedBy: ["deletion-safety"],
    at: "kade",
  },
  {
    what: "a bucket goes with all that lies in it",
    by: "careless",
    tenant: "kade",
    surgery: set(BUCKET, "kade-files", { forceDestroy: true }),
    killedBy: ["deletion-safety"],
    at: "kade-files",
  },
  {
    what: "copies lie in the tenant's own account",
    by: "careless",
    tenant: "kade",
    surgery: alter(PLAN, "kade", "rules", (rules: readonly BackupRule[]) =>
      rules.map((rule) => ({
        ...rule,
        copyActions: rule.copyActions.map((copy) => ({
          ...copy,
          destinationVaultArn: "arn:aws:backup:eu-central-1:220000000031:backup-vault:kade",
        })),
      })),
    ),
    killedBy: ["isolated-copy"],
    at: "kade",
  },
  {
    what: "whoever administers the records' lock can lift it",
    by: "malicious",
    tenant: "kade",
    surgery: set(OBJECT_LOCK, "kade-audit", { "rule.defaultRetention.mode": "GOVERNANCE" }),
    killedBy: ["s3-versioning-objectlock"],
    at: "kade-audit",
  },
  {
    what: "the records are locked for a month",
    by: "careless",
    tenant: "kade",
    surgery: set(OBJECT_LOCK, "kade-audit", { "rule.defaultRetention.days": 30 }),
    killedBy: ["s3-versioning-objectlock"],
    at: "kade-audit",
  },
  {
    what: "the records are locked for ten years, and were to be gone after two",
    by: "careless",
    tenant: "kade",
    surgery: set(OBJECT_LOCK, "kade-audit", { "rule.defaultRetention.days": 3653 }),
    killedBy: ["locks-allow-erasure"],
    at: "kade-audit",
  },
  {
    what: "files keep no versions",
    by: "careless",
    tenant: "kade",
    surgery: remove("aws:s3/bucketVersioning:BucketVersioning", "kade-files"),
    killedBy: ["s3-versioning-objectlock"],
    at: "kade-files",
  },
  {
    what: "the vault isn't locked",
    by: "malicious",
    tenant: "kade",
    surgery: remove(LOCK, "kade"),
    killedBy: ["vault-locked"],
    at: "kade",
  },
  {
    what: "copies may be kept for ten years in a vault that promises one",
    by: "careless",
    tenant: "kade",
    surgery: set(LOCK, "kade-copy", { maxRetentionDays: 3653 }),
    killedBy: ["vault-locked"],
    at: "kade-copy",
  },
  {
    what: "copies may be deleted from the vault before their time",
    by: "malicious",
    tenant: "kade",
    surgery: without(VAULT_POLICY, "kade-copy", "NothingIsDeletedEarly"),
    killedBy: ["vault-tenant-cmk-and-policy"],
    at: "kade-copy",
  },
  {
    what: "the copies lie under the key that they are copies for",
    by: "careless",
    tenant: "kade",
    surgery: point(VAULT, "kade-copy", "kmsKeyArn", [KEY, "kade-backup"]),
    killedBy: ["vault-tenant-cmk-and-policy"],
    at: "kade-copy",
  },
  {
    what: "the vault lies under AWS's own key",
    by: "careless",
    tenant: "kade",
    surgery: point(VAULT, "kade", "kmsKeyArn", undefined),
    killedBy: ["every-volume-tenant-cmk", "locks-allow-erasure", "vault-tenant-cmk-and-policy"],
    at: "kade",
  },
  {
    what: "what was put there for support is backed up with the rest",
    by: "careless",
    tenant: "kade",
    surgery: set(BUCKET, "kade-support", { "tags.domicile:backup": "promised" }),
    killedBy: ["support-folder-not-copied"],
    at: "kade-support",
  },
  {
    what: "deletion is denied of one copy, and of no other",
    by: "malicious",
    tenant: "kade",
    surgery: statements(VAULT_POLICY, "kade", (those) =>
      those.map((one) =>
        one.Sid === "NothingIsDeletedEarly" ? { ...one, Resource: "arn:aws:ec2:eu-central-1::snapshot/snap-1" } : one,
      ),
    ),
    killedBy: ["vault-tenant-cmk-and-policy"],
    at: "nothing denies backup:DeleteRecoveryPoint",
  },
  {
    what: "the vault's lock can be taken away for a hundred years",
    by: "malicious",
    tenant: "kade",
    surgery: set("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "kade", { changeableForDays: 36_500 }),
    killedBy: ["vault-locked"],
    at: "for 36500 days",
  },
  {
    what: "the vault has a second policy, by its name",
    by: "careless",
    tenant: "kade",
    surgery: add(VAULT_POLICY, "laxer", { backupVaultName: "kade", policy: '{"Statement":[]}' }),
    killedBy: [],
    leavesOpen: ["vault-tenant-cmk-and-policy"],
    at: "more than one policy",
  },
  {
    what: "files are taken for records, since a log of another bucket goes there, and aren't copied",
    by: "malicious",
    tenant: "kade",
    surgery: all(
      add(
        "aws:s3/bucketLogging:BucketLogging",
        "more",
        { bucket: "kade-logs" },
        { targetBucket: [BUCKET, "kade-files"] },
      ),
      set(BUCKET, "kade-files", { "tags.domicile:backup": undefined }),
    ),
    killedBy: [
      "every-datastore-in-backup-plan",
      "log-buckets-keep-as-promised",
      "one-key-per-data-class",
      "personal-data-searched",
      "restore-testing-plan",
    ],
    at: "kade-files",
  },
  {
    what: "sessions lie in a store that AWS Backup can't copy",
    by: "careless",
    tenant: "kade",
    surgery: add("aws:elasticache/replicationGroup:ReplicationGroup", "sessions", { description: "sessions" }),
    killedBy: ["every-datastore-in-backup-plan", "every-volume-tenant-cmk", "in-transit-datastores", "tenant-tags"],
    leavesOpen: ["db-reachable-only-from-app"],
    at: "sessions",
  },
];
