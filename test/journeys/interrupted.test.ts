import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { destroy } from "../../operations/destroy.ts";
import { projectRoot } from "../../operations/root.ts";
import { up } from "../../operations/up.ts";
import { accounted } from "../support/accounted.ts";
import { killedAt } from "../support/kill.ts";
import { heldIn } from "../support/life.ts";
import { type TestStage, testStage } from "../support/stage.ts";

let stage: TestStage;
beforeAll(() => {
  stage = testStage();
});
afterAll(() => stage.discard());

/** Runs the command and presses Ctrl-C, as a terminal does for all its processes, once it has said `when` after `begun`. */
async function interrupted(words: readonly string[], begun: string, when: string) {
  const child = spawn(process.execPath, [join(projectRoot, "bin", "domicile.mjs"), ...words], {
    env: { ...process.env, DOMICILE_HOME: stage.home.folder },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let answer = "";
  let beside = "";
  child.stdout.on("data", (chunk) => {
    answer += chunk;
  });
  child.stderr.on("data", (chunk) => {
    const before = beside;
    beside += chunk;
    const said = (text: string) => text.split(begun)[1]?.includes(when) ?? false;
    if (said(beside) && !said(before)) process.kill(-(child.pid ?? Number.NaN), "SIGINT");
  });
  const [code] = await once(child, "close");
  return { code, document: JSON.parse(answer) };
}

test("Ctrl-C in mid-update ends with 130, and the next run makes the rest and nothing twice", async () => {
  const words = ["up", "almendro", "--simulate", "--yes", "--json"];
  const { code, document } = await interrupted(words, "Making it so.", "  50 of ");
  expect([code, document.outcome]).toEqual([130, "cancelled"]);
  const locks = join(stage.home.folder, "state", ".pulumi", "locks", "organization", "domicile", "almendro");
  expect(existsSync(locks) ? readdirSync(locks) : []).toEqual([]);
  expect(await accounted(stage)).toEqual({ orphans: [], missing: [] });

  const { outcome, error, changes } = await up("almendro", stage);
  expect([outcome, error]).toEqual(["succeeded", undefined]);
  expect(changes.same).toBeGreaterThan(0);
  expect(changes.create).toBeGreaterThan(0);
  expect(await accounted(stage)).toEqual({ orphans: [], missing: [] });
});

test("a destroy whose engine is killed is ended by the next one, which lists all that the cloud still holds", async () => {
  const doomed = killedAt(stage, { moment: "after", thing: "NodeGroup almendro-app-1", deed: "delete" });
  await expect(destroy("almendro", doomed)).rejects.toThrow("The engine was ended by force: run again");
  expect(doomed.struck()).toEqual([]);

  const { outcome, error, remains } = await destroy("almendro", stage);
  expect([outcome, error]).toEqual(["succeeded", undefined]);
  expect(remains.map(({ id }) => id).sort()).toEqual(await heldIn(stage));
});
