import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { givenProject } from "./given.ts";

test("a folder that can't be read is said to be so, and not taken for an empty one", () => {
  const project = givenProject();
  rmSync(join(project.root, "platform", "products"), { recursive: true });
  project.write("platform/products", "no folder");
  expect(project.says()).toEqual(["platform/products can't be read: it is no folder."]);
});

test("waivers behind a link to nowhere are missing, and not none", () => {
  const project = givenProject();
  symlinkSync(join(project.root, "nowhere"), join(project.root, "tenants", "almendro.waivers.yaml"));
  expect(project.says()).toEqual(["tenants/almendro.waivers.yaml can't be read: there is no such file."]);
});

test("a name that no file can have is wrong input", () => {
  expect(givenProject().says("a".repeat(300))).toEqual([
    expect.stringMatching(/^The file of "a+\.\.\." can't be read: no file can have a name that long\.$/),
  ]);
});
