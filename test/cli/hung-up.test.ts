import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("whoever has read enough hangs up, and the command says nothing of it", () => {
  const script = "node bin/domicile.mjs check kade --json | head -c 1; echo $" + "{PIPESTATUS[0]}";
  const { stdout, stderr } = spawnSync("bash", ["-c", script], { encoding: "utf8" });
  expect([stdout, stderr]).toEqual(["{0\n", ""]);
});
