import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plan } from "../../operations/plan.ts";
import { up } from "../../operations/up.ts";
import { rules, type Verdict } from "../../policies/index.ts";
import { type Saboteur, sabotaged, saboteurs } from "../support/saboteurs/index.ts";
import { type TestStage, testStage } from "../support/stage.ts";

// One world for all: each leaves it as empty as it found it, which is what is tested.
let stage: TestStage;
beforeAll(() => {
  stage = testStage();
});
afterAll(() => stage.discard());

type Failure = Pick<Verdict, "rule" | "resource" | "because">;

describe.each(Object.entries(saboteurs))("against %s", (tenant, gang) => {
  const alone = new Map<Saboteur, readonly Failure[]>();
  beforeAll(async () => {
    for (const saboteur of gang) {
      const { verdicts } = await plan(tenant, { ...stage, declare: sabotaged(saboteur) });
      alone.set(saboteur, failuresIn(verdicts));
    }
  });

  test.each(gang)("exactly the rules that should refuse whoever $does", (saboteur) => {
    const failures = alone.get(saboteur) ?? [];
    expect([...new Set(failures.map(({ rule }) => rule))].sort()).toEqual(saboteur.caughtBy);
    expect(failures.map(({ because }) => because).join("\n")).toContain(saboteur.at);
    for (const { rule, because } of failures) expect(because).toContain(`: ${remedyOf(rule)}.`);
  });

  test("the engine refuses them all at once, each for what it did and nothing besides", async () => {
    const accused = (failures: readonly Failure[]) => [...new Set(failures.map(accusation))].sort();
    expect(accused(await refusedByEngine(tenant, ...gang))).toEqual(accused([...alone.values()].flat()));
  });
});

test("the engine refuses one alone, in the same words, before anything is created", async () => {
  const [first] = saboteurs.almendro;
  if (first === undefined) throw new Error("Nobody is at work against almendro");
  const { verdicts } = await plan("almendro", { ...stage, declare: sabotaged(first) });
  expect(await refusedByEngine("almendro", first)).toEqual(failuresIn(verdicts));
});

/** Why the engine refuses a tenant's program after these have been at it; and the world is as empty as it was. */
async function refusedByEngine(tenant: string, ...gang: readonly Saboteur[]): Promise<readonly Failure[]> {
  const { outcome, verdicts } = await up(tenant, { ...stage, declare: sabotaged(...gang) });
  expect(outcome).toBe("refused");
  expect((await stage.inventory()).filter(({ madeBy }) => madeBy === "us")).toEqual([]);
  return failuresIn(verdicts);
}

function failuresIn(verdicts: readonly Verdict[]): readonly Failure[] {
  return verdicts
    .filter(({ outcome }) => outcome === "fail")
    .map(({ rule, resource, because }) => ({ rule, resource, because }));
}

function accusation({ rule, resource }: Failure): string {
  return `${rule} ${resource ?? "as a whole"}`;
}

function remedyOf(rule: string): string | undefined {
  return rules.find(({ name }) => name === rule)?.remedy;
}
