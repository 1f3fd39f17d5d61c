import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Run } from "../../operations/engine/index.ts";
import { takeVerdicts } from "../../operations/verdicts.ts";
import type { Verdict } from "../../policies/index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (outcome: Run["outcome"], violations: Run["violations"] = []): Run => {
  return { outcome, violations, steps: [], read: [], changes: {}, errors: [] };
};
const passed: Verdict = {
  rule: "every-volume-tenant-cmk",
  severity: "critical",
  outcome: "pass",
  resource: "urn:b",
  because: "b is sealed under the tenant's key.",
  facts: {},
};

function written(verdicts: readonly Verdict[]): string {
  const file = join(folder, "verdicts.json");
  writeFileSync(file, JSON.stringify(verdicts));
  return file;
}

test("verdicts come as the pack wrote them, sorted by resource and rule", () => {
  const other = { ...passed, resource: "urn:a" };
  const whole = { ...passed, resource: null };
  expect(takeVerdicts(written([passed, other, whole]), run("succeeded"))).toEqual([whole, other, passed]);
});

test("a run that nobody judged is an error and never a pass", () => {
  expect(takeVerdicts(join(folder, "none.json"), run("succeeded"))).toMatchObject([
    { rule: "every-plan-is-judged", outcome: "error", resource: null },
  ]);
});

test("verdicts of one run are not taken for another's", () => {
  const file = written([passed]);
  takeVerdicts(file, run("succeeded"));
  expect(takeVerdicts(file, run("succeeded"))).toMatchObject([{ rule: "every-plan-is-judged" }]);
});

test("what the engine refused and the file doesn't know is a failure all the same", () => {
  const violation = { policy: "no-wide-open-ingress", resource: "urn:c", message: "c lets everyone in." };
  expect(takeVerdicts(written([passed]), run("failed", [violation]))).toEqual([
    passed,
    { ...passed, rule: "no-wide-open-ingress", outcome: "fail", resource: "urn:c", because: "c lets everyone in." },
  ]);
});
