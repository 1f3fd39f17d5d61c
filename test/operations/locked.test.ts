import { describe, expect, it } from "vitest";
import { judgeLocks } from "../../operations/locked.ts";
import type { Step } from "../../operations/shapes/index.ts";
import type { Standing } from "../../operations/standing.ts";

const urn = "urn:pulumi:almendro::domicile::aws:backup/vaultLockConfiguration:VaultLockConfiguration::almendro";
const lock: Standing = {
  urn,
  type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  created: "2026-12-01T09:30:00Z",
  inputs: { backupVaultName: "almendro", changeableForDays: 3, maxRetentionDays: 366 },
};
const step = (op: Step["op"]): Step => ({
  urn,
  op,
  properties: ["maxRetentionDays"],
  because: "maxRetentionDays was 366, is 731.",
});
const judged = (op: Step["op"], at: string, standing: Standing = lock) =>
  judgeLocks([standing], [step(op)], new Date(at)).map(({ because }) => because);

describe("the lock of a backup vault", () => {
  it("may change in its three days of grace", () => {
    expect(judged("replace", "2026-12-04T09:29:59Z")).toEqual([]);
  });

  it("is refused any change after them, before AWS refuses half a run", () => {
    const refusal =
      "The run would change the lock of a backup vault (maxRetentionDays was 366, is 731), which nobody can since " +
      "2026-12-04, AWS neither: keep the terms of the backups as they were when the tenant came up.";
    expect(judged("replace", "2026-12-04T09:30:00Z")).toEqual([refusal]);
    expect(judged("update", "2027-06-01T00:00:00Z")).toEqual([refusal]);
    expect(judged("delete", "2027-06-01T00:00:00Z")).toEqual([refusal]);
  });

  it("may come again when the state has none, or one without days of grace", () => {
    expect(judged("create", "2027-06-01T00:00:00Z")).toEqual([]);
    const governed = { ...lock, inputs: { backupVaultName: "almendro", maxRetentionDays: 366 } };
    expect(judged("replace", "2027-06-01T00:00:00Z", governed)).toEqual([]);
  });
});
