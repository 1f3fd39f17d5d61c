import { afterAll, beforeAll, expect, test } from "vitest";
import { Life } from "../support/life.ts";

let home: Life;
beforeAll(() => {
  home = new Life("little-acorn");
});
afterAll(() => home.end());

test("little-acorn comes up in the United States, every rule judged, and a second run changes nothing", async () => {
  const { placement, outputs } = await home.comesUp();
  expect(outputs).toMatchObject({ address: "https://little-acorn.homes.vendor.example", region: "us-east-1" });
  expect(placement?.homes.find(({ what }) => what === "copy")).toMatchObject({
    region: "us-east-2",
    reason: { kind: "contract", source: "LAP-0042" },
  });
  expect(await home.places()).toEqual(["220000000021 global", "220000000021 us-east-1", "220000000022 us-east-2"]);
  expect(await home.zones()).toEqual(["use1-az1", "use1-az2"]);
});

test("its backups live 30 days and 24 months, at home and in a second region", async () => {
  expect(await home.backups()).toEqual([
    "daily cron(0 4 * * ? *) America/New_York, kept 30 days, copied to 220000000022 us-east-2 for 30 days",
    "monthly cron(0 4 1 * ? *) America/New_York, kept 731 days, copied to 220000000022 us-east-2 for 731 days",
  ]);
  expect(await home.settings("backup/vaultLockConfiguration:VaultLockConfiguration")).toMatchObject([
    { minRetentionDays: 30, maxRetentionDays: 731 },
    { minRetentionDays: 30, maxRetentionDays: 731 },
  ]);
});

test("a third year of monthly backups changes their term and both locks, and nothing else", async () => {
  expect(await home.changedBy(["monthly: 24 months", "monthly: 36 months"])).toEqual([
    "update aws:backup/plan:Plan::little-acorn rules[1].copyActions[0].lifecycle.deleteAfter rules[1].lifecycle.deleteAfter",
    "replace aws:backup/vaultLockConfiguration:VaultLockConfiguration::little-acorn maxRetentionDays",
    "replace aws:backup/vaultLockConfiguration:VaultLockConfiguration::little-acorn-copy maxRetentionDays",
  ]);
});

test("an export is the deployment with nothing secret in the clear", () => home.exportsSealed());

test("destroy lists all that the cloud still holds", () => home.leaves());
