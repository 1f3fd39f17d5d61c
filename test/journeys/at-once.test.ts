import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportStack } from "../../operations/export.ts";
import { standingIn } from "../../operations/standing.ts";
import { accounted } from "../support/accounted.ts";
import { command, type Ended } from "../support/command.ts";
import { type TestStage, testStage } from "../support/stage.ts";

let stage: TestStage;
let almendro: readonly Ended[];
let kade: Ended;
beforeAll(async () => {
  stage = testStage();
  const up = (tenant: string) => command(stage, ["up", tenant, "--simulate", "--yes"]);
  [kade, ...almendro] = await Promise.all([up("kade"), up("almendro"), up("almendro")]);
});
afterAll(() => stage.discard());

test("of two who bring a tenant up at once one does, and the other learns who has been at it since when", () => {
  const [winner, other] = [...almendro].sort((one, two) => Number(one.code) - Number(two.code));
  expect([winner?.code, winner?.document.outcome]).toEqual([0, "succeeded"]);
  const { code, problems } = other?.document.error ?? {};
  expect([other?.code, code, problems?.length]).toEqual([3, "locked", 1]);
  const since = /since \d{4}-\d\d-\d\d \d\d:\d\d UTC/.exec(problems[0].say)?.[0];
  expect(problems[0].say).toBe(
    `${userInfo().username} on ${hostname()} (process ${winner?.pid}) has been at work on almendro ${since}: ` +
      "wait until that has ended, then run again. If you know that it is gone for good, " +
      `delete ${join(stage.home.work("almendro"), "at-work", "1")}.`,
  );
});

test("two tenants that come up at once both do, and share no account and no thing", async () => {
  expect([kade.code, kade.document.outcome]).toEqual([0, "succeeded"]);
  const inventory = await stage.inventory();
  const [ofAlmendro, ofKade] = await Promise.all(
    ["almendro", "kade"].map(async (tenant) => {
      const arns = new Set(standingIn(await exportStack(tenant, stage)).map(({ outputs }) => outputs?.arn));
      const things = inventory.filter(({ arn }) => arn !== "" && arns.has(arn));
      return { things, accounts: [...new Set(things.map(({ account }) => account))] };
    }),
  );
  expect([ofAlmendro?.accounts.length, ofKade?.accounts.length]).toEqual([2, 2]);
  expect(ofAlmendro?.accounts.filter((account) => ofKade?.accounts.includes(account))).toEqual([]);
  expect(ofAlmendro?.things.filter((thing) => ofKade?.things.includes(thing))).toEqual([]);
});

test("what stands is what the states know, nothing twice and nothing forgotten", async () => {
  expect(await accounted(stage, ["almendro", "kade"])).toEqual({ orphans: [], missing: [] });
});
