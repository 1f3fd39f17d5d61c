import { expect, test } from "vitest";
import { inkFor } from "../../../cli/ink.ts";
import { tenantsWords } from "../../../cli/words/tenants.ts";
import type { TenantRow } from "../../../operations/index.ts";

const ink = inkFor({}, {});
const good: TenantRow = {
  tenant: "acorn",
  file: "tenants/acorn.yaml",
  placement: { partition: "aws", region: "eu-south-2" },
  problem: null,
  stands: "up",
  judged: { at: "2026-11-22T06:00:00.000Z", by: "up", current: true, open: [] },
};
const open = [1, 2].map((each) => ({ rule: "no-hole", outcome: "fail", resource: `urn:${each}` }));

test("a tenant is a line, and under it what stands against it, each rule once", () => {
  const problem = { kind: "wrong", line: 12, say: "size.plan: no.", more: 2 } as const;
  const rows: TenantRow[] = [
    good,
    { ...good, tenant: "oak", judged: { at: "2026-11-22T06:00:00.000Z", by: "preview", current: false, open } },
    { ...good, tenant: "elm", file: "tenants/elm.yaml", placement: null, problem, stands: "unknown", judged: null },
  ];
  expect(tenantsWords({ format: 1, world: "aws", tenants: rows }, ink).split("\n")).toEqual([
    "3 tenants, and what this checkout last saw of each in AWS",
    "✓ acorn  eu-south-2      up            judged 2026-11-22 06:00 UTC by up",
    "✗ oak    eu-south-2      up            judged 2026-11-22 06:00 UTC by preview; its file has changed since",
    "    open: no-hole",
    "✗ elm    nowhere         not run here  never judged",
    "    tenants/elm.yaml:12: size.plan: no. (and 2 more)",
  ]);
});

test("a problem that names its file and line isn't told to be there twice", () => {
  const say = "tenants/elm.yaml, line 2: this line is indented with a tab; use spaces.";
  const problem = { kind: "wrong", line: 2, say, more: 0 } as const;
  const row = { ...good, tenant: "elm", file: "tenants/elm.yaml", placement: null, problem };
  expect(
    tenantsWords({ format: 1, world: "aws", tenants: [row] }, ink)
      .split("\n")
      .at(-1),
  ).toBe(`    ${say}`);
});

test("no tenants is said, and no empty table", () => {
  expect(tenantsWords({ format: 1, world: "aws", tenants: [] }, ink)).toBe("There is no tenant file in tenants/ yet.");
});
