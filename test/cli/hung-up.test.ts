import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("an answer that is lost, as on a full disk, is a failure and not a success", () => {
  const script = "node bin/domicile.mjs check kade --json > /dev/full";
  const { status, stderr } = spawnSync("bash", ["-c", script], { encoding: "utf8" });
  expect([status, stderr]).toEqual([3, "✗ The answer can't be written: ENOSPC: no space left on device, write.\n"]);
});

test("words that nobody can hear change nothing of how a command ends", () => {
  const { status, stdout } = spawnSync("bash", ["-c", "node bin/domicile.mjs check nobody 2> /dev/full"]);
  expect([status, String(stdout)]).toEqual([2, ""]);
});

test("whoever has read enough hangs up, and the command says nothing of it", () => {
  const script = "node bin/domicile.mjs check kade --json | head -c 1; echo $" + "{PIPESTATUS[0]}";
  const { stdout, stderr } = spawnSync("bash", ["-c", script], { encoding: "utf8" });
  expect([stdout, stderr]).toEqual(["{0\n", ""]);
});
