import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { everyDatastoreInBackupPlan } from "../../../policies/rules/backup/every-datastore-in-backup-plan.ts";
import { s3VersioningObjectlock } from "../../../policies/rules/backup/s3-versioning-objectlock.ts";
import { added, almendro, type Home, set } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

describe("a bucket that the application fills is data", () => {
  const { remedy } = everyDatastoreInBackupPlan;
  const untagged = set("Bucket::almendro-files", "tags", {});
  const uncopied = [`almendro-files fail: No backup plan takes in the bucket almendro-files: ${remedy}.`];

  it("be there records in it besides", () => {
    const logged = { bucket: "other", targetBucket: UNKNOWN };
    const logs = added("aws:s3/bucketLogging:BucketLogging", "logs", logged, {
      targetBucket: "Bucket::almendro-files",
    });
    expect(home.complaints(everyDatastoreInBackupPlan, logs)).toEqual([]);
    expect(home.complaints(everyDatastoreInBackupPlan, logs, untagged)).toEqual(uncopied);
    const hidden = set("RolePolicy::almendro-app-files", "policy", UNKNOWN);
    expect(home.complaints(everyDatastoreInBackupPlan, logs, untagged, hidden)).toEqual(
      expect.arrayContaining(uncopied),
    );
  });

  it("be it locked for as long as any copy is kept", () => {
    const lock = added(
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      "lock",
      { bucket: UNKNOWN, rule: { defaultRetention: { mode: "COMPLIANCE", days: 3650 } } },
      { bucket: "Bucket::almendro-files" },
    );
    expect(home.complaints(everyDatastoreInBackupPlan, lock, untagged)).toEqual(uncopied);
  });
});

describe("what a bucket says inside itself", () => {
  it.each(["lifecycleRules", "objectLockConfiguration", "replicationConfiguration", "versioning"])(
    "in %s would stand against its parts",
    (part) => {
      expect(home.complaints(s3VersioningObjectlock, set("Bucket::almendro-files", part, UNKNOWN))).toEqual([
        `almendro-files fail: almendro-files says ${part} inside itself: ${s3VersioningObjectlock.remedy}.`,
      ]);
    },
  );
});

describe("versions are kept", () => {
  it("where nothing suspends them beside what enables them", () => {
    const type = "aws:s3/bucketVersioning:BucketVersioning";
    const off = { bucket: UNKNOWN, versioningConfiguration: { status: "Suspended" } };
    expect(
      home.complaints(s3VersioningObjectlock, added(type, "off", off, { bucket: "Bucket::almendro-files" })),
    ).toEqual([`almendro-files fail: almendro-files keeps no versions: ${s3VersioningObjectlock.remedy}.`]);
  });
});
