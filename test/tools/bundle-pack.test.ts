import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { projectRoot } from "../../operations/root.ts";

const { bundlePack }: { bundlePack(project: string): Promise<string> } = await import(
  join(projectRoot, "tools", "bundle-pack.mjs")
);

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

const said = (bundle: string): string => execFileSync(process.execPath, [bundle], { encoding: "utf8" }).trim();
const madeAt = (bundle: string): number => statSync(bundle).mtimeMs;

test("the pack as one file does what its sources say, and knows whose checkout it is", async () => {
  expect(said(await bundlePack(project))).toBe(`first ${project}/`);
});

test("it is made once for the same sources", async () => {
  const bundle = await bundlePack(project);
  const made = madeAt(bundle);
  expect(await bundlePack(project)).toBe(bundle);
  expect(madeAt(bundle)).toBe(made);
});

test("a source put in another's place makes it anew, also one that is older", async () => {
  await bundlePack(project);
  put("policies/rules/index.ts", 'export const rule: string = "other";');
  utimesSync(join(project, "policies", "rules", "index.ts"), 0, 0);
  expect(said(await bundlePack(project))).toBe(`other ${project}/`);
});

test("other packages make it anew", async () => {
  const made = madeAt(await bundlePack(project));
  put("package-lock.json", '{ "lockfileVersion": 3 }');
  expect(madeAt(await bundlePack(project))).toBeGreaterThan(made);
});

test("no pack is made of sources that can't be read", async () => {
  put("policies/rules/index.ts", "export const rule = ;");
  await expect(bundlePack(project)).rejects.toThrow('Unexpected ";"');
});
