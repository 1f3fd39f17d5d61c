import { afterEach, beforeEach, expect, test } from "vitest";
import { stringify } from "yaml";
import { Project } from "./given.ts";

const FILE = "tenants/almendro.waivers.yaml";
const WAIVER = {
  rule: "isolated-copy",
  resources: ["almendro (aws:backup/plan:Plan)"],
  reason: "the customer keeps its second copy itself",
  instead: "a nightly export",
  asked: "onboarding",
  approved: "security officer",
  ticket: "ALM-88",
  from: "2026-11-01",
  until: "2027-01-31",
};

let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => project.remove());

const written = (waiver: object, tenant = "almendro") =>
  project.write(FILE, stringify({ domicile: 1, tenant, waivers: [waiver] }));

test("a tenant without a file of waivers has none, and one with a file has those", () => {
  expect(project.load().waivers).toEqual([]);
  written(WAIVER);
  expect(project.load().waivers).toEqual([WAIVER]);
  expect(project.load("kade").waivers).toEqual([]);
});

test.each<[string, object, string]>([
  [
    "without whoever approved it",
    { ...WAIVER, approved: undefined },
    `${FILE}: waivers.0.approved is missing; add it: Another function, which answers for it.`,
  ],
  [
    "approved by whoever asked",
    { ...WAIVER, approved: "Onboarding" },
    `${FILE}: waivers.0.approved: Onboarding asked for it; another has to approve it.`,
  ],
  [
    "that ends before it begins",
    { ...WAIVER, until: "2026-10-31" },
    `${FILE}: waivers.0.until: it ends on 2026-10-31, before it begins on 2026-11-01; write a later day.`,
  ],
  [
    "of everything",
    { ...WAIVER, resources: ["*"] },
    `${FILE}: waivers.0.resources.0 is "*"; write one resource as the verdict names it, such as almendro (aws:backup/plan:Plan), or the whole stack.`,
  ],
  [
    "without an end",
    { ...WAIVER, until: "never" },
    `${FILE}: waivers.0.until is "never"; write a date such as 2026-12-01.`,
  ],
])("a waiver %s is refused", (_, waiver, say) => {
  written(waiver);
  expect(project.says()).toEqual([say]);
});

test("waivers of another tenant are refused, and told with what is wrong with the tenant's own file", () => {
  written(WAIVER, "kade");
  project.edit("tenants/almendro.yaml", "data: 120 GB", "data: 70 TB");
  expect(project.says()).toEqual([
    'size.data is "70 TB"; write at most 60 TB.',
    `${FILE}: tenant: these are the waivers of kade and they lie beside almendro's file; give each tenant its own.`,
  ]);
});
