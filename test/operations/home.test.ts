import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openHome } from "../../operations/home.ts";
import { openRecords } from "../../operations/records.ts";

function givenRoot(): string {
  const root = mkdtempSync(join(tmpdir(), "domicile-home-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  return root;
}

test("nothing is made until somebody asks for it, and then for its owner alone", () => {
  const root = givenRoot();
  const home = openHome(root, {});
  expect(openRecords(home, "aws").of("acorn").stands).toBe(null);
  expect(existsSync(home.at)).toBe(false);
  expect(home.bin).toBe(join(root, ".domicile", "bin"));
  expect(readdirSync(home.at)).toEqual(["bin"]);
  expect(statSync(home.folder).mode & 0o777).toBe(0o700);
});

test("a home that can't be made is a mistake of whoever named it", () => {
  expect(() => openHome(givenRoot(), { DOMICILE_HOME: "/proc/none" }).work("acorn")).toThrow(
    "/proc/none/work/acorn, where runs are remembered, can't be made (no such file or directory): " +
      "let DOMICILE_HOME name a folder that you may write into.",
  );
});
