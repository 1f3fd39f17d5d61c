import { expect, test } from "vitest";
import { isProved } from "../../operations/index.ts";

const outcomes = { pass: 9, fail: 0, unproven: 0, waived: 1, "not-applicable": 3, error: 0 };
const promises = { kept: 5, broken: 0, unproven: 0, outside: 1, "not-sold": 2, later: 1 };
const problems = [{ code: "refused", text: "no" }] as never[];

test("evidence ends well where all is decided and good, whatever is waived, left to others or not sold", () => {
  expect(isProved({ outcomes, promises, problems: [] })).toBe(true);
});

test.each([
  ["a rule failed", { outcomes: { ...outcomes, fail: 1 }, promises, problems: [] }],
  ["a rule is unproven", { outcomes: { ...outcomes, unproven: 1 }, promises, problems: [] }],
  ["a rule went wrong", { outcomes: { ...outcomes, error: 1 }, promises, problems: [] }],
  ["a promise is broken", { outcomes, promises: { ...promises, broken: 1 }, problems: [] }],
  ["no rule looks at a promise", { outcomes, promises: { ...promises, unproven: 1 }, problems: [] }],
  ["the tenant is refused", { outcomes, promises, problems }],
])("evidence ends badly where %s", (_what, result) => {
  expect(isProved(result)).toBe(false);
});
