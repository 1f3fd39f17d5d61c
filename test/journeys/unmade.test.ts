import { afterAll, beforeAll, expect, test } from "vitest";
import { destroy } from "../../operations/destroy.ts";
import { up } from "../../operations/up.ts";
import { openSimulated } from "../../operations/world.ts";
import { befall } from "../../simulator/index.ts";
import { heldIn } from "../support/life.ts";
import { type TestStage, testStage } from "../support/stage.ts";

let stage: TestStage;
beforeAll(() => {
  stage = testStage();
});
afterAll(() => stage.discard());

const NO_CLUSTER = befall([{ fault: "fail", type: "aws:eks/cluster:Cluster", method: "create", times: "always" }]);

test("a tenant whose cluster AWS never made is taken down all the same, protected things too", async () => {
  const denied = { ...stage, world: () => openSimulated(stage.home, NO_CLUSTER) };
  expect((await up("almendro", denied)).outcome).toBe("failed");
  const { outcome, error, removed, remains } = await destroy("almendro", stage);
  expect([outcome, error]).toEqual(["succeeded", undefined]);
  expect(removed).toBeGreaterThan(400);
  expect(remains.map(({ id }) => id).sort()).toEqual(await heldIn(stage));
});
