import { expect, test } from "vitest";
import { up } from "../../operations/up.ts";
import { rules } from "../../policies/index.ts";
import { sabotaged, saboteurs } from "../support/saboteurs.ts";
import { testStage } from "../support/stage.ts";

test.each(saboteurs)("refused before anything is created: whoever $does", async (saboteur) => {
  const stage = testStage(sabotaged(saboteur));
  try {
    const { outcome, verdicts } = await up("almendro", stage);
    const remedy = rules.find(({ name }) => name === saboteur.caughtBy)?.remedy;
    const caught = verdicts.filter(({ rule, outcome: found }) => rule === saboteur.caughtBy && found === "fail");
    expect(outcome).toBe("refused");
    expect(caught.map(({ because }) => because).join("\n")).toContain(saboteur.name);
    expect(caught[0]?.because).toContain(`: ${remedy}.`);
    expect((await stage.inventory()).filter(({ madeBy }) => madeBy === "us")).toEqual([]);
  } finally {
    stage.discard();
  }
});
