import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { takeFoundation } from "../../../operations/foundation/input.ts";
import { linesFor, writeNumbers } from "../../../operations/foundation/lines.ts";
import { BadInput } from "../../../spec/index.ts";
import { Project } from "../../spec/given.ts";

const PLATFORM = "platform/platform.yaml";
let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => project.remove());

const says = () => {
  try {
    takeFoundation(project.root);
    return [];
  } catch (error) {
    if (error instanceof BadInput) return error.problems.map(({ say }) => say);
    throw error;
  }
};

describe("for whom the ground is laid", () => {
  test("every tenant file there is, whether or not it has accounts", () => {
    project.edit(PLATFORM, /\n {2}kade: .*/, "");
    const { input, elsewhere } = takeFoundation(project.root);
    expect([input.partition, elsewhere]).toEqual(["aws", []]);
    expect(input.tenants.map(({ settled, deployer }) => `${settled.tenant.name} ${deployer}`)).toEqual([
      "almendro domicile-deployer",
      "cedar-hollow domicile-deployer",
      "fjordbevegelse domicile-deployer",
      "kade domicile-deployer",
      "little-acorn domicile-deployer",
    ]);
  });

  test("nobody, while the platform doesn't say on what", () => {
    project.edit(PLATFORM, /foundation: [\s\S]*(?=\ntenants:)/, "");
    expect(says()).toEqual([expect.stringMatching(/^foundation: platform\/platform.yaml doesn't say on what /)]);
  });

  test("nobody, while one of the tenants is unlawful or its file is wrong", () => {
    project.edit("tenants/almendro.yaml", "country: ES", "country: QA");
    expect(says()[0]).toMatch(/^almendro: /);
  });
});

describe("what the platform says of the foundation is refused when", () => {
  test.each([
    ["the region is none", "region: eu-west-1", "region: eu-west-9", /^foundation.region: eu-west-9 is no region/],
    ["the mailbox is one for all", "aws+{account}@", "aws@", /\{account\} in it, such as/],
    [
      "any pipeline may come in",
      "repo:vendor/homes:environment:production",
      '"repo:vendor/*"',
      /one subject, written out/,
    ],
    ["something else is in the management account", "200000000001", "210000000001", /nothing else may be in it/],
    ["a tenant is in the management account", "200000000001", "220000000011", /is already foundation.account/],
  ])("%s", (_, from, to, say) => {
    project.edit(PLATFORM, from, to);
    expect(says()).toEqual([expect.stringMatching(say)]);
  });
});

describe("account numbers", () => {
  const made = { kade: { tenant: "330000000001", backup: "330000000002" } };

  test("are told as the platform's file has to say them, where it doesn't", () => {
    project.edit(PLATFORM, /\n {2}kade: .*/, "");
    const { input } = takeFoundation(project.root);
    expect(linesFor(input, made)).toBe(
      'tenants:\n  kade:\n    tenant: "330000000001"\n    backup: "330000000002"\n    deployer: domicile-deployer\n',
    );
    expect(linesFor(input, {})).toBeNull();
  });

  test("are written there, and everything else of the file stays as it is", () => {
    project.edit(PLATFORM, /\n {2}kade: .*/, "");
    const before = readFileSync(join(project.root, PLATFORM), "utf8");
    writeNumbers(project.root, takeFoundation(project.root).input, made);
    const after = readFileSync(join(project.root, PLATFORM), "utf8");
    const comments = (text: string) => text.match(/#.*/g);
    expect(comments(after)).toEqual(comments(before));
    expect(project.load("kade").accounts).toEqual({ ...made.kade, deployer: "domicile-deployer" });
    expect(linesFor(takeFoundation(project.root).input, made)).toBeNull();
  });
});
