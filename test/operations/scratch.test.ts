import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openScratch } from "../../operations/scratch.ts";

const NOBODY = 2 ** 22 + 1;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-scratch-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("what is laid down for one run is gone after it", () => {
  const scratch = openScratch({ folder });
  writeFileSync(join(scratch.folder, "verdicts.json"), "[]");
  scratch.close();
  expect(existsSync(scratch.folder)).toBe(false);
});

test("what a killed process left is taken away by the next; what a living one has is not", () => {
  const left = (name: string, pid: number) => {
    mkdirSync(join(folder, name));
    const holder = { pid, username: "ana", hostname: hostname(), timestamp: "2026-11-22T00:00:00Z" };
    writeFileSync(join(folder, name, "holder.json"), JSON.stringify(holder));
  };
  left("scratch-dead", NOBODY);
  left("scratch-living", process.pid);
  openScratch({ folder }).close();
  expect(readdirSync(folder)).toEqual(["scratch-living"]);
});
