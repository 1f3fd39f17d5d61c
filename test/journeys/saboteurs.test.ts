import { afterAll, beforeAll, expect, test } from "vitest";
import { up } from "../../operations/up.ts";
import { rules } from "../../policies/index.ts";
import { sabotaged, saboteurs } from "../support/saboteurs.ts";
import { type TestStage, testStage } from "../support/stage.ts";

// One world for all: each leaves it as empty as it found it, which is what is tested.
let stage: TestStage;
beforeAll(() => {
  stage = testStage();
});
afterAll(() => stage.discard());

test.each(saboteurs)("refused before anything is created: whoever $does", async (saboteur) => {
  const { outcome, verdicts } = await up("almendro", { ...stage, declare: sabotaged(saboteur) });
  const remedy = rules.find(({ name }) => name === saboteur.caughtBy)?.remedy;
  const caught = verdicts.filter(({ rule, outcome: found }) => rule === saboteur.caughtBy && found === "fail");
  expect(outcome).toBe("refused");
  expect(caught.map(({ because }) => because).join("\n")).toContain(saboteur.name);
  expect(caught[0]?.because).toContain(`: ${remedy}.`);
  expect((await stage.inventory()).filter(({ madeBy }) => madeBy === "us")).toEqual([]);
});
