import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { annex } from "../../operations/annex/index.ts";
import { answer } from "../../operations/answering/index.ts";
import { silent } from "../../operations/listener.ts";
import { picture } from "../../operations/picture.ts";
import { plan } from "../../operations/plan.ts";
import { preview } from "../../operations/preview.ts";
import { promises } from "../../operations/promises.ts";
import { prove } from "../../operations/prove.ts";
import { openStage, type Stage } from "../../operations/stage.ts";
import { judgeTenant, type Verdict } from "../../policies/index.ts";
import { Project } from "../spec/given.ts";
import { declared } from "../stacks/tenants.ts";

const project = new Project().edit("platform/platform.yaml", /.*kade:.*\n/, "");
let stage: Stage;
beforeAll(() => {
  vi.stubEnv("XDG_CONFIG_HOME", project.root);
  stage = { ...openStage({ simulate: true, listener: silent }), root: project.root };
});
afterAll(() => {
  vi.unstubAllEnvs();
  project.remove();
});

describe("a tenant that has no accounts yet", () => {
  test("is planned and judged as it will be with them, and says so", async () => {
    const { accounts, outcome, verdicts } = await plan("kade", stage);
    const { order, settled, graph } = await declared("kade");
    const tally = (all: readonly Verdict[]) =>
      all.map(({ rule, outcome, resource }) => `${rule} ${outcome} ${resource}`);
    expect([accounts, outcome]).toEqual([false, "allowed"]);
    expect(tally(verdicts)).toEqual(tally(judgeTenant(order, settled, graph)));
  });

  test("has its promises, its picture, its annex and its answers before anything is made", async () => {
    const { accounts, promises: became } = await promises("kade", stage);
    expect([accounts, became.filter(({ outcome }) => outcome === "kept").length]).toEqual([false, 10]);
    expect(await picture("kade", stage, null)).toMatchObject({ accounts: false, svg: expect.stringContaining("<svg") });
    const written = await annex("kade", stage, { out: `${project.root}/annex`, at: "2026-11-22" });
    expect([written.accounts, written.outcome]).toEqual([false, "written"]);
    const { accounts: known, answers } = await answer("kade", stage, { set: "gdpr", judged: "plan" });
    expect([known, answers.filter(({ stands }) => stands === "broken" || stands === "unproven")]).toEqual([false, []]);
  });

  test("is nothing to build, to look at as it stands, or to give evidence of", async () => {
    const none = /lists no accounts for kade; `npx domicile foundation up --write` makes them/;
    await expect(preview("kade", stage)).rejects.toThrow(none);
    await expect(promises("kade", stage, "deployed")).rejects.toThrow(none);
    await expect(prove("kade", stage, { judged: "plan" })).rejects.toThrow(none);
  });
});
