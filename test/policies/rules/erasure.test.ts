import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { locksAllowErasure } from "../../../policies/rules/backup/locks-allow-erasure.ts";
import { added, almendro, type Home, home as homeOf, refer, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

const { remedy } = locksAllowErasure;
const AUDIT = "BucketObjectLockConfiguration::almendro-audit";
const SEALED = "BucketServerSideEncryptionConfiguration::almendro-audit";
const locked = (days: number) =>
  added(
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    "files",
    { rule: { defaultRetention: { mode: "COMPLIANCE", days } } },
    { bucket: "Bucket::almendro-files" },
  );

describe("locks and what was promised to be gone", () => {
  it("agree: of each lock, from when nobody can read what it holds, and by when that is gone", () => {
    expect(home.says(locksAllowErasure)).toEqual([
      "almendro pass: nobody can read what lies in almendro from 2029-12-31, when its key may be destroyed, and it is gone by 2031-01-01.",
      "almendro-copy pass: nobody can read what lies in almendro-copy from 2029-12-31, when its key may be destroyed, and it is gone by 2031-01-01.",
      "almendro-audit pass: nobody can read what lies in almendro-audit from 2029-12-31, when its key may be destroyed, and it is gone by 2032-01-01.",
    ]);
  });

  it("leave to the law what it has kept past the contract, and no day more", async () => {
    const clinic = await homeOf("little-acorn");
    const of = "BucketObjectLockConfiguration::little-acorn-audit";
    expect(clinic.says(locksAllowErasure)).toContain(
      "little-acorn-audit pass: the law keeps what lies in little-acorn-audit for 6 years, and no lock does for longer.",
    );
    expect(clinic.complaints(locksAllowErasure, set(of, "rule.defaultRetention.days", 2193))).toEqual([
      `little-acorn-audit fail: what lies in little-acorn-audit is locked for 2193 days, and was promised to be gone after 2192: ${remedy}.`,
    ]);
    const sealed = refer(
      "BucketServerSideEncryptionConfiguration::little-acorn-audit",
      "rules",
      "Key::little-acorn-backup",
    );
    expect(clinic.complaints(locksAllowErasure, sealed)).toEqual([
      `little-acorn-audit fail: the law keeps what lies in little-acorn-audit for 6 years, and the key that seals it goes with the contract: ${remedy}.`,
    ]);
  });

  it.each([
    [
      set(AUDIT, "rule.defaultRetention.days", 3653),
      "almendro-audit fail: what lies in almendro-audit is locked for 3653 days, and was promised to be gone after 731",
    ],
    [
      without(SEALED),
      "almendro-audit fail: what lies in almendro-audit can be read until 2032-01-01, for no key of its own seals it",
    ],
    [
      locked(31),
      "almendro-files fail: what lies in almendro-files is locked for 31 days, and was promised to be gone after 30",
    ],
    [
      set(AUDIT, "rule.defaultRetention.days", UNKNOWN),
      "almendro-audit unproven: rule.defaultRetention.days of almendro-audit can't be known yet, so it can't be proved",
    ],
    [
      set("VaultLockConfiguration::almendro", "maxRetentionDays", undefined),
      "almendro unproven: For how long almendro locks copies at most isn't said, so it can't be proved",
    ],
  ])("contradict each other in what it finds", (change, what) => {
    expect(home.complaints(locksAllowErasure, change)).toEqual([`${what}: ${remedy}.`]);
  });

  it("have no quarrel where the files' term is as long, nor where an administrator can lift the lock", () => {
    expect(home.complaints(locksAllowErasure, locked(30))).toEqual([]);
    const lifted = [
      set(AUDIT, "rule.defaultRetention.mode", "GOVERNANCE"),
      set(AUDIT, "rule.defaultRetention.days", 3653),
    ];
    expect(home.complaints(locksAllowErasure, ...lifted)).toEqual([]);
  });
});
