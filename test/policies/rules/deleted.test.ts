import { beforeAll, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { deletedDataEnds } from "../../../policies/rules/backup/deleted-data-ends.ts";
import { almendro, type Home, set } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  const built = await almendro();
  home = built.of({ ...built.subject, today: "2026-11-22" });
});

const PLAN = "Plan::almendro";
const { remedy } = deletedDataEnds;

it("what is deleted today is in no copy from a day that the verdict names", () => {
  expect(home.says(deletedDataEnds)).toEqual([
    "almendro pass: What is deleted from database almendro on 2026-11-22 is in no copy from 2027-11-03: copies reach 365 days back, each minute of 35 can be taken back.",
    "almendro-export pass: What is deleted from bucket almendro-export on 2026-11-22 is in no copy from 2027-11-03: copies reach 365 days back, old versions stay for 1.",
    "almendro-files pass: What is deleted from bucket almendro-files on 2026-11-22 is in no copy from 2027-12-03: copies reach 365 days back, old versions stay for 30.",
  ]);
});

it("one day later it is one day later, or as late as the monthly copy that it came into", () => {
  const [database] = home.of({ ...home.subject, today: "2026-12-01" }).says(deletedDataEnds);
  expect(database).toMatch("on 2026-12-01 is in no copy from 2027-12-03");
});

it("and not where a copy, or an old version, is never deleted", () => {
  expect(home.complaints(deletedDataEnds, set(PLAN, "rules.0.lifecycle.deleteAfter", undefined))).toEqual([
    `almendro fail: What is deleted from database almendro stays in some copy for ever: ${remedy}.`,
    `almendro-export fail: What is deleted from bucket almendro-export stays in some copy for ever: ${remedy}.`,
    `almendro-files fail: What is deleted from bucket almendro-files stays in some copy for ever: ${remedy}.`,
  ]);
  const stays = set("BucketLifecycleConfiguration::almendro-files", "rules", []);
  expect(home.complaints(deletedDataEnds, stays)).toEqual([
    `almendro-files fail: What is deleted from bucket almendro-files stays in some copy for ever: ${remedy}.`,
  ]);
});

it("which is open while a schedule can't be known", () => {
  expect(home.complaints(deletedDataEnds, set(PLAN, "rules.0.schedule", UNKNOWN))[0]).toBe(
    `almendro unproven: rules.0.schedule of almendro can't be known before almendro (aws:backup/vault:Vault) is made, so it can't be proved: ${remedy}.`,
  );
});
