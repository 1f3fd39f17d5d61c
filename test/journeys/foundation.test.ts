import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foundation } from "../../operations/foundation/index.ts";
import { type FoundationResult, shapes } from "../../operations/shapes/index.ts";
import { loadPlatform } from "../../spec/index.ts";
import { Project } from "../spec/given.ts";
import { testStage } from "../support/stage.ts";

/** Two tenants under different law: one whose accounts the platform lists already, one that is new. */
const project = new Project();
for (const name of ["cedar-hollow", "kade", "little-acorn"]) rmSync(join(project.root, "tenants", `${name}.yaml`));
project.edit("platform/platform.yaml", /\n {2}fjordbevegelse: .*/, "");
const stage = { ...testStage(), root: project.root };
afterAll(() => {
  stage.discard();
  project.remove();
});

const counts = ({ passes }: FoundationResult) =>
  passes.map(({ pass, outcome, changes: { create, update, replace, delete: gone } }) =>
    [pass, outcome, create, update + replace + gone].join(" "),
  );

describe("the ground under two tenants of different jurisdictions", () => {
  let before: FoundationResult;
  let laid: FoundationResult;
  beforeAll(async () => {
    before = shapes.foundation.strict().parse(await foundation(stage, { up: false }));
    laid = shapes.foundation.strict().parse(await foundation(stage, { up: true, write: true }));
  });

  test("is previewed as far as it is known before the accounts have numbers", () => {
    expect([before.outcome, before.accounts, before.platform]).toEqual(["allowed", {}, null]);
    expect(before.passes.map(({ outcome }) => outcome)).toEqual([
      "allowed",
      "waiting",
      "waiting",
      "waiting",
      "waiting",
    ]);
  });

  test("comes up pass by pass", () => {
    expect(laid.passes.flatMap(({ error }) => error?.problems ?? [])).toEqual([]);
    expect(counts(laid)).toEqual([
      "organisation succeeded 23 0",
      "openings succeeded 5 0",
      "vendor succeeded 22 0",
      "tenant-almendro succeeded 26 0",
      "tenant-fjordbevegelse succeeded 26 0",
    ]);
  });

  test("again: nothing changes", async () => {
    const again = await foundation(stage, { up: true });
    expect([again.outcome, again.platform]).toEqual(["succeeded", null]);
    expect(counts(again).every((line) => / succeeded 0 0$/.test(line))).toBe(true);
  });

  test("keeps the accounts that the platform lists, and writes the new ones into it, where up finds them", () => {
    const { almendro, fjordbevegelse } = loadPlatform(project.root).tenants;
    expect(laid.accounts.almendro).toEqual({ tenant: almendro?.tenant, backup: almendro?.backup });
    expect(laid.accounts.fjordbevegelse).toEqual({ tenant: fjordbevegelse?.tenant, backup: fjordbevegelse?.backup });
    expect(project.says("fjordbevegelse")).toEqual([]);
    const text = readFileSync(join(project.root, "platform/platform.yaml"), "utf8");
    expect(text).toContain("# in standard support until 2027-08-02");
  });
});
