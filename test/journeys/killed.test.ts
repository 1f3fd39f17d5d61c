import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { up } from "../../operations/up.ts";
import { openSimulated } from "../../operations/world.ts";
import { befall } from "../../simulator/index.ts";
import { accounted } from "../support/accounted.ts";
import { killedAt } from "../support/kill.ts";
import { type TestStage, testStage } from "../support/stage.ts";

let stage: TestStage;
beforeAll(() => {
  stage = testStage();
});
afterAll(() => stage.discard());

const nothing = { create: 0, update: 0, replace: 0, delete: 0 };

test("an engine killed (-9) in mid-create says what to do, and where it was", async () => {
  const doomed = killedAt(stage, { method: "create", type: "Vpc", done: true });
  await expect(up("almendro", doomed)).rejects.toThrow("The engine was ended by force: run again");
  expect(doomed.struck()).toBe("Vpc almendro");
});

test("a run whose answer gets lost after the deed fails", async () => {
  const faults = befall([{ fault: "lose", type: "RolePolicy", method: "create" }]);
  const { outcome } = await up("almendro", { ...stage, world: () => openSimulated(stage.home, faults) });
  expect(outcome).toBe("failed");
});

test("the next takes up what both had made, and everything stands once, in the cloud and in the state", async () => {
  const said: string[] = [];
  const listener = { say: (text: string) => said.push(text), step() {} };
  const { outcome, error } = await up("almendro", { ...stage, listener });
  expect([outcome, error]).toEqual(["succeeded", undefined]);
  expect(said.join("\n")).toContain("(aws:iam/rolePolicy:RolePolicy) exists since a run that didn't end well");
  expect(await accounted(stage)).toEqual({ orphans: [], missing: [] });
  expect((await stage.inventory()).filter(({ type }) => type === "aws:ec2/vpc:Vpc")).toHaveLength(1);
  expect((await up("almendro", stage)).changes).toMatchObject(nothing);
});

test("and the passphrase stands nowhere but in its own file", () => {
  const { folder, passphrase } = stage.home;
  const secret = readFileSync(passphrase, "utf8").trim();
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file));
  const open = files.filter((file) => statSync(file).isFile() && readFileSync(file, "latin1").includes(secret));
  expect(open).toEqual([passphrase]);
});
