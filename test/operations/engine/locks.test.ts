import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { holdersIn, removeDeadLocks } from "../../../operations/engine/locks.ts";
import { atWork } from "../../../operations/holder.ts";

const ada = { pid: 1234, username: "ada", hostname: "laptop", timestamp: "2026-11-22T05:12:44+01:00" };

test("a lock goes when its owner is proven dead, and no other lock goes with it", async () => {
  const state = mkdtempSync(join(tmpdir(), "domicile-state-"));
  onTestFinished(() => rmSync(state, { recursive: true }));
  const locks = join(state, ".pulumi", "locks", "organization", "domicile", "acorn");
  mkdirSync(locks, { recursive: true });
  const ended = spawn(process.execPath, ["-e", ""]);
  await once(ended, "close");
  const lock = (name: string, holder: object) =>
    writeFileSync(join(locks, name), JSON.stringify({ ...ada, ...holder }));
  lock("dead.json", { pid: ended.pid, hostname: hostname() });
  lock("alive.json", { pid: process.pid, hostname: hostname() });
  lock("elsewhere.json", { pid: ended.pid });
  writeFileSync(join(locks, "torn.json"), '{"pid":12');
  lock("dead.json.being-written", { pid: ended.pid, hostname: hostname() });

  const free = () => removeDeadLocks(pathToFileURL(state).href, "domicile", "acorn");
  expect([free(), free()]).toEqual([1, 0]);
  expect(readdirSync(locks)).toEqual(["alive.json", "dead.json.being-written", "elsewhere.json", "torn.json"]);
});

test("a state that is not of this machine is nobody's to unlock", () => {
  expect(removeDeadLocks("s3://domicile-state-1-eu-south-2?region=eu-south-2", "domicile", "acorn")).toBe(0);
});

test("who holds a stack is read from the engine's own words, however often it says them", () => {
  const place = "s3://state/.pulumi/locks/organization/domicile/acorn";
  const words = [
    "error: the stack is currently locked by 2 lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`.",
    `  ${place}/0b.json: created by ada@laptop (pid 1234) at 2026-11-22T05:12:44+01:00`,
    `  ${place}/1c.json: created by CORP\\grace@build.example (pid 7) at 2026-11-22T05:13:00Z`,
  ].join("\n");
  expect(holdersIn(`${words}\n${words}`)).toEqual([
    ada,
    { username: "CORP\\grace", hostname: "build.example", pid: 7, timestamp: "2026-11-22T05:13:00Z" },
  ]);
});

test("whoever finds a tenant locked learns who, where, since when and what to do", () => {
  expect(atWork("acorn", ada, "delete /home/locks/3")).toBe(
    "ada on laptop (process 1234) has been at work on acorn since 2026-11-22 04:12 UTC: wait until that has ended, " +
      "then run again. If you know that it is gone for good, delete /home/locks/3.",
  );
});
