import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { deletionSafety } from "../../../policies/rules/backup/deletion-safety.ts";
import { isolatedCopy } from "../../../policies/rules/backup/isolated-copy.ts";
import { s3VersioningObjectlock } from "../../../policies/rules/backup/s3-versioning-objectlock.ts";
import { vaultLocked } from "../../../policies/rules/backup/vault-locked.ts";
import { vaultTenantCmkAndPolicy } from "../../../policies/rules/backup/vault-tenant-cmk-and-policy.ts";
import {
  added,
  almendro,
  type Change,
  type Home,
  home as homeOf,
  policy,
  refer,
  set,
  unprotected,
  without,
} from "./almendro.ts";

const VAULT = "arn:aws:backup:eu-south-2:220000000012:backup-vault:almendro-copy";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

describe("vaults are locked", () => {
  const remedy = "give the vault one lock with changeableForDays, from the shortest promised term to the longest";
  const lock = "VaultLockConfiguration::almendro";

  it("says for how long", () => {
    expect(home.says(vaultLocked)).toEqual([
      "almendro pass: nobody can delete what is in almendro for 35 days, or keep it for more than 366.",
      "almendro-copy pass: nobody can delete what is in almendro-copy for 35 days, or keep it for more than 366.",
    ]);
  });

  it.each([
    [without(lock), "fail: copies in the vault almendro can be deleted by its administrators"],
    [set(lock, "changeableForDays", undefined), "fail: whoever administers the vault almendro can take its lock away"],
    [
      set(lock, "changeableForDays", 36_500),
      "fail: whoever administers the vault almendro can take its lock away for 36500 days",
    ],
    [
      added("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "laxer", { backupVaultName: "almendro" }),
      "unproven: almendro has more than one lock, of which the last wins, so it can't be proved",
    ],
    [
      set(lock, "minRetentionDays", undefined),
      "fail: the lock of almendro lets copies go after 0 days, and 35 were promised",
    ],
    [
      set(lock, "maxRetentionDays", undefined),
      "fail: the lock of almendro lets copies stay for any number of days, and 366 were promised",
    ],
    [
      set("Vault::almendro", "name", undefined),
      "unproven: the name of almendro is chosen when it is made, so it can't be proved",
    ],
    [set(lock, "minRetentionDays", 1), "fail: the lock of almendro lets copies go after 1 days, and 35 were promised"],
    [
      set(lock, "maxRetentionDays", 365),
      "fail: the lock of almendro lets copies stay for 365 days, and 366 were promised",
    ],
    [
      set(lock, "maxRetentionDays", 3650),
      "fail: the lock of almendro lets copies stay for 3650 days, and 366 were promised",
    ],
    [
      set(lock, "maxRetentionDays", UNKNOWN),
      "unproven: maxRetentionDays of almendro can't be known yet, so it can't be proved",
    ],
  ])("finds one that isn't as promised", (change, what) => {
    expect(home.complaints(vaultLocked, change)).toEqual([`almendro ${what}: ${remedy}.`]);
  });
});

describe("vaults lose nothing early and send copies home only", () => {
  const remedy =
    "name the backup key beside the vault, and deny everybody deletion and copies to other vaults than the tenant's";
  const closed = "VaultPolicy::almendro";
  const fails = (what: string) => [`almendro fail: almendro isn't closed, since ${what}: ${remedy}.`];

  it("finds a policy that denies no deletion", () => {
    const change = policy(closed, (statements) => statements.filter(({ Sid }) => Sid !== "NothingIsDeletedEarly"));
    expect(home.complaints(vaultTenantCmkAndPolicy, change)).toEqual(
      fails(
        "nothing denies backup:DeleteRecoveryPoint and nothing denies backup:UpdateRecoveryPointLifecycle and nothing denies backup:DeleteBackupVault",
      ),
    );
  });

  const instead = (sid: string, change: object) =>
    policy(closed, (statements) => statements.map((one) => (one.Sid === sid ? { ...one, ...change } : one)));
  const all =
    "nothing denies backup:DeleteRecoveryPoint and nothing denies backup:UpdateRecoveryPointLifecycle and nothing denies backup:DeleteBackupVault";

  it.each([
    ["of one copy alone", { Resource: "arn:aws:ec2:eu-south-2::snapshot/snap-1" }],
    ["for one role alone", { Principal: { AWS: "arn:aws:iam::220000000011:role/almendro-app" } }],
    ["for everybody and one role", { Principal: { AWS: ["*", "arn:aws:iam::220000000011:role/almendro-app"] } }],
    ["by day alone", { Condition: { DateLessThan: { "aws:CurrentTime": "2027-01-01T00:00:00Z" } } }],
    ["that allows it", { Effect: "Allow" }],
  ])("finds a denial of deletion %s", (_, change) => {
    expect(home.complaints(vaultTenantCmkAndPolicy, instead("NothingIsDeletedEarly", change))).toEqual(fails(all));
  });

  it("takes a denial of everything for one of each", () => {
    for (const Action of ["backup:*", "*"])
      expect(home.complaints(vaultTenantCmkAndPolicy, instead("NothingIsDeletedEarly", { Action }))).toEqual([]);
  });

  it("finds a vault with two policies, by reference or by name", () => {
    const type = "aws:backup/vaultPolicy:VaultPolicy";
    const laxer = '{"Statement":[]}';
    for (const second of [
      added(type, "laxer", { backupVaultName: "almendro", policy: laxer }),
      added(type, "laxer", { backupVaultName: UNKNOWN, policy: laxer }, { backupVaultName: "Vault::almendro" }),
    ])
      expect(home.complaints(vaultTenantCmkAndPolicy, second)).toEqual([
        `almendro unproven: almendro has more than one policy, of which the last wins, so it can't be proved: ${remedy}.`,
      ]);
  });

  it.each([
    [
      "to other accounts' besides",
      { "ForAnyValue:ArnNotEquals": { "backup:CopyTargets": [VAULT, VAULT.replace("12:", "99:")] } },
    ],
    ["where all go elsewhere", { "ForAllValues:ArnNotEquals": { "backup:CopyTargets": VAULT } }],
    ["by what else is asked", { "ForAnyValue:ArnNotEquals": { "aws:PrincipalArn": VAULT } }],
    [
      "at night",
      { "ForAnyValue:ArnNotEquals": { "backup:CopyTargets": VAULT }, Bool: { "aws:SecureTransport": "true" } },
    ],
  ])("finds copies that may go elsewhere, denied only %s", (_, Condition) => {
    expect(home.complaints(vaultTenantCmkAndPolicy, instead("NoCopiesElsewhere", { Condition }))).toEqual(
      fails("copies may go to any account"),
    );
  });

  it("finds copies that may go to another account", () => {
    const change = policy(closed, (statements) =>
      statements.map((one) =>
        one.Sid === "NoCopiesElsewhere"
          ? {
              ...one,
              Condition: {
                "ForAnyValue:ArnNotEquals": {
                  "backup:CopyTargets": "arn:aws:backup:eu-south-2:999999999999:backup-vault:mine",
                },
              },
            }
          : one,
      ),
    );
    expect(home.complaints(vaultTenantCmkAndPolicy, change)).toEqual(fails("copies may go to any account"));
  });

  it("finds copies under a key of the account that they are copies of", () => {
    const copies = refer("Vault::almendro-copy", "kmsKeyArn", "Key::almendro-backup");
    expect(home.complaints(vaultTenantCmkAndPolicy, copies)).toEqual([
      `almendro-copy fail: almendro-copy isn't closed, since its key almendro-backup is of another account or region: ${remedy}.`,
    ]);
  });

  it("finds a key of AWS", () => {
    expect(home.complaints(vaultTenantCmkAndPolicy, set("Vault::almendro", "kmsKeyArn", undefined))).toEqual(
      fails("kmsKeyArn names no key, so a key of AWS is used"),
    );
  });

  it("leaves open a policy that can't be known", () => {
    expect(home.complaints(vaultTenantCmkAndPolicy, set(closed, "policy", UNKNOWN))).toEqual([
      `almendro unproven: policy of almendro can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("a copy of everything lies in another account", () => {
  const remedy = "leave backups.separate true, and add a copy action to the vault in the tenant's backup account";
  const plan = "Plan::almendro";

  it("says so", () => {
    expect(home.says(isolatedCopy)).toEqual(["almendro pass: every copy of almendro lies in the backup account too."]);
  });

  it.each([
    ["no copy action", set(plan, "rules.0.copyActions", [])],
    [
      "another vault",
      set(
        plan,
        "rules.0.copyActions.0.destinationVaultArn",
        "arn:aws:backup:eu-south-2:220000000012:backup-vault:none",
      ),
    ],
    [
      "the same account",
      set(
        plan,
        "rules.0.copyActions.0.destinationVaultArn",
        "arn:aws:backup:eu-south-2:220000000011:backup-vault:almendro",
      ),
    ],
  ])("finds %s", (_, change) => {
    expect(home.complaints(isolatedCopy, change)).toEqual([
      `almendro fail: daily copies of almendro lie in one account only: ${remedy}.`,
    ]);
  });

  it("finds a vault of the right name that stands in the tenant's own account", () => {
    const moved: Change = (resources) => {
      const here = resources.find(({ type, name }) => type === "aws:backup/vault:Vault" && name === "almendro");
      return resources.map((one) =>
        one.type === "aws:backup/vault:Vault" && one.name === "almendro-copy"
          ? { ...one, provider: here?.provider ?? null }
          : one,
      );
    };
    expect(home.complaints(isolatedCopy, moved)).toEqual([
      `almendro fail: daily and monthly copies of almendro lie in one account only: ${remedy}.`,
    ]);
  });

  it("takes no tenant's word for doing without one", () => {
    const { settled } = home.subject;
    const homes = settled.homes.filter(({ what }) => what !== "copy");
    const alone = home.of({ ...home.subject, settled: { ...settled, homes } });
    expect(alone.complaints(isolatedCopy, set(plan, "rules.0.copyActions", []))).toEqual([
      `almendro fail: daily copies of almendro lie in one account only: ${remedy}.`,
    ]);
  });

  it("leaves open where copies go that can't be known", () => {
    expect(home.complaints(isolatedCopy, set(plan, "rules.0.copyActions", UNKNOWN))).toEqual([
      `almendro unproven: rules.0.copyActions of almendro can't be known before almendro (aws:backup/vault:Vault) is made, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("buckets keep versions, and evidence is locked", () => {
  const remedy = "enable versioning, let every old version expire, and lock what holds evidence for the promised term";
  const lock = "BucketObjectLockConfiguration::almendro-audit";

  it.each([
    [
      "almendro-files",
      set("BucketVersioning::almendro-files", "versioningConfiguration.status", "Suspended"),
      "keeps no versions",
    ],
    ["almendro-files", set("BucketLifecycleConfiguration::almendro-files", "rules", []), "keeps old versions for ever"],
    [
      "almendro-files",
      set("BucketLifecycleConfiguration::almendro-files", "rules.0.noncurrentVersionExpiration.noncurrentDays", 3650),
      "keeps old versions for 3650 days, and the longest promised copy for 372",
    ],
    ["almendro-audit", without(lock), "holds evidence and isn't locked"],
    [
      "almendro-audit",
      set(lock, "rule.defaultRetention.mode", "GOVERNANCE"),
      "has a lock that administrators can lift",
    ],
    [
      "almendro-audit",
      set(lock, "rule.defaultRetention.days", 365),
      "is locked for 365 days, and logs are promised for 731",
    ],
  ])("finds that %s doesn't", (bucket, change, what) => {
    expect(home.complaints(s3VersioningObjectlock, change)).toEqual([`${bucket} fail: ${bucket} ${what}: ${remedy}.`]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(s3VersioningObjectlock, set(lock, "rule.defaultRetention.days", UNKNOWN))).toEqual([
      `almendro-audit unproven: rule.defaultRetention.days of almendro-audit can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("nothing that holds data is lost by mistake", () => {
  const remedy = "switch its protection against deletion on, and let it leave its last copy";

  it.each([
    ["Instance::almendro", "deletionProtection", undefined, "deletionProtection is off"],
    ["Instance::almendro", "skipFinalSnapshot", true, "skipFinalSnapshot is on"],
    ["Instance::almendro", "deleteAutomatedBackups", undefined, "deleteAutomatedBackups is on"],
    ["Instance::almendro", "finalSnapshotIdentifier", undefined, "its last copy has no name"],
    ["Cluster::almendro", "deletionProtection", false, "deletionProtection is off"],
    ["Bucket::almendro-files", "forceDestroy", true, "forceDestroy is on"],
    ["Vault::almendro", "forceDestroy", true, "forceDestroy is on"],
  ])("finds %s with %s %s", (which, path, value, what) => {
    const name = which.split("::")[1];
    expect(home.complaints(deletionSafety, set(which, path, value))).toEqual([
      `${name} fail: ${name} can be lost by mistake, since ${what}: ${remedy}.`,
    ]);
  });

  it("finds files that AWS can't protect and the engine doesn't", async () => {
    const sharing = await homeOf("kade");
    expect(sharing.says(deletionSafety)).toContain("kade-shared pass: kade-shared can't be deleted by mistake.");
    expect(sharing.complaints(deletionSafety, unprotected("FileSystem::kade-shared"))).toEqual([
      `kade-shared fail: kade-shared can be lost by mistake, since nothing keeps the engine from deleting it: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(deletionSafety, set("Instance::almendro", "deletionProtection", UNKNOWN))).toEqual([
      `almendro unproven: deletionProtection of almendro can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});
