import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { replaceSeen } from "../../operations/written.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-"));
  file = join(folder, "acorn.yaml");
  writeFileSync(file, "as it was");
});
afterEach(() => rmSync(folder, { recursive: true }));

const replace = () => replaceSeen(file, "tenants/acorn.yaml", { seen: "as it was", text: "as it was agreed" });

test("what somebody said yes to takes the place of what they saw", () => {
  replace();
  expect(readFileSync(file, "utf8")).toBe("as it was agreed");
});

test("what a colleague wrote while somebody was asked is not overwritten", () => {
  writeFileSync(file, "a colleague's");
  expect(replace).toThrow("tenants/acorn.yaml was changed meanwhile, and stays as it is now: run again.");
  expect(readFileSync(file, "utf8")).toBe("a colleague's");
});
