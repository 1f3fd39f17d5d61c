import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inScratch } from "../../../operations/engine/scratch.ts";
import { type Home, openHome } from "../../../operations/home.ts";

let root: string;
let home: Home;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "domicile-scratch-"));
  home = openHome(root, {});
  mkdirSync(home.work("almendro"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const scratches = () => readdirSync(home.folder).filter((name) => name.startsWith("scratch-"));
const tried = (use: (folder: string) => Promise<void>) =>
  inScratch({ home, world: { state: "file:///elsewhere" }, name: "almendro" }, (scratch) =>
    use(scratch.home.work("almendro")),
  );

test("what is tried has a folder and a state of its own, gone whatever ends it", async () => {
  await expect(
    tried(async (folder) => {
      expect(existsSync(join(folder, "state"))).toBe(true);
      throw new Error("the engine failed");
    }),
  ).rejects.toThrow("the engine failed");
  expect(scratches()).toEqual([]);
});
