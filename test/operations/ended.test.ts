import { afterEach, beforeEach, expect, test } from "vitest";
import { check } from "../../operations/check.ts";
import { takeOrder } from "../../operations/order.ts";
import { previewSession } from "../../operations/preview.ts";
import { promises } from "../../operations/promises.ts";
import type { Session } from "../../operations/session.ts";
import { up } from "../../operations/up.ts";
import { Project } from "../spec/given.ts";
import { type TestStage, testStage } from "../support/stage.ts";

const FILE = "tenants/kade.yaml";
let project: Project;
let stage: TestStage;

beforeEach(() => {
  project = new Project();
  stage = { ...testStage(), root: project.root };
  project.edit(FILE, "signed: 2026-08-27", "signed: 2020-01-01").edit(FILE, "starts: 2026-12-15", "starts: 2020-01-01");
});
afterEach(() => {
  stage.discard();
  project.remove();
});

/** Lets kade's contract end so many days ago; the time for hand-over is 30 days. */
function ended(days: number): string {
  const end = new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  project.edit(FILE, "ends: 2028-12-14", `ends: ${end}`);
  return end;
}

test("a home whose time is over isn't sold or built any more", async () => {
  const say = `The contract ended on ${ended(40)}, and its 30 days for hand-over were over`;
  expect(check("kade", project.root).problems[0]?.say).toContain(say);
  const { outcome, problems } = await up("kade", stage);
  expect([outcome, problems[0]?.say]).toEqual(["refused", expect.stringContaining(say)]);
});

test("what was promised is told whatever the day", async () => {
  ended(40);
  const { promises: told, problems } = await promises("kade", stage);
  expect(problems).toEqual([]);
  expect(told.find(({ promise }) => promise === "praclox.05")?.outcome).toBe("kept");
});

test("while what stood is handed over a home that stands is kept up, and none is begun", async () => {
  const end = ended(5);
  const taken = takeOrder(project.root, "kade");
  if (!("placed" in taken)) throw new Error("kade isn't placed");
  // No engine: it isn't asked.
  const left = [{ urn: "urn:pulumi:kade::domicile::t::vault", type: "t", custom: true, retainOnDelete: true }];
  for (const standing of [[], left]) {
    const session = { placed: taken.placed, standing } as unknown as Session;
    const { outcome, steps, problems } = await previewSession(session, []);
    expect([outcome, steps]).toEqual(["refused", []]);
    expect(problems[0]).toMatchObject({ path: "contract.ends", found: end, line: expect.any(Number) });
  }
});
