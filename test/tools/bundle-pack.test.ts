import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { projectRoot } from "../../operations/root.ts";

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "domicile-pack-"));
  put("package-lock.json", "{}");
  put("tools/bundle-pack.mjs", "");
  put("policies/rules/index.ts", 'export const rule: string = "first";');
  put("policies/pack/later.ts", "export const home = import.meta.url;");
  put(
    "policies/pack/pack.ts",
    `import { rule } from "../rules/index.ts";
     import("./later.ts").then(({ home }) => console.log(rule, new URL("../..", home).pathname));`,
  );
});
afterEach(() => rmSync(project, { recursive: true }));

function put(file: string, text: string): void {
  const path = join(project, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const BOOT = `const { bootPack } = await import(process.argv[1]);
  await bootPack(process.argv[2]).catch(({ message }) => console.log(message));`;
const TOOL = join(projectRoot, "tools", "bundle-pack.mjs");
const bundle = () => join(project, "dist", "pack", "pack.cjs");
const madeAt = (): number => statSync(bundle()).mtimeMs;

/** What the pack says when it boots. */
function said(): string {
  const given = ["--input-type=module", "-e", BOOT, TOOL, project];
  return execFileSync(process.execPath, given, { encoding: "utf8" }).trim();
}

test("the pack as one file does what its sources say, and knows whose checkout it is", () => {
  expect(said()).toBe(`first ${project}/`);
});

test("it is made once for the same sources", () => {
  said();
  const made = madeAt();
  expect(said()).toBe(`first ${project}/`);
  expect(madeAt()).toBe(made);
});

test("it boots where nobody may write it down", () => {
  writeFileSync(join(project, "dist"), "no folder");
  expect(said()).toBe(`first ${project}/`);
});

test.each(["", "//[[", "const old = 1;"])("what was left of one in its place (%j) is made anew", (left) => {
  put("dist/pack/pack.cjs", left);
  expect(said()).toBe(`first ${project}/`);
});

test("a source put in another's place makes it anew, also one that is older", () => {
  said();
  put("policies/rules/index.ts", 'export const rule: string = "other";');
  utimesSync(join(project, "policies", "rules", "index.ts"), 0, 0);
  expect(said()).toBe(`other ${project}/`);
});

test("other packages make it anew", () => {
  said();
  const made = madeAt();
  put("package-lock.json", '{ "lockfileVersion": 3 }');
  said();
  expect(madeAt()).toBeGreaterThan(made);
});

test("no pack is made of sources that can't be read", () => {
  put("policies/rules/index.ts", "export const rule = ;");
  expect(said()).toContain('Unexpected ";"');
});
