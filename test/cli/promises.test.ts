import { expect, test } from "vitest";
import { promisesWords } from "../../cli/words/promises.ts";
import type { PromisesResult } from "../../operations/index.ts";

const plain = { strong: same, good: same, bad: same, faint: same };
function same(text: string): string {
  return text;
}

type Entry = PromisesResult["promises"][number];
const entry = (promise: string, outcome: Entry["outcome"], more: Partial<Entry> = {}): Entry => {
  const bare = { by: [], resources: [], terms: [], outside: null, leftTo: null, limit: null };
  return { promise, says: `We do ${promise}.`, outcome, because: `It is ${outcome}.`, ...bare, ...more };
};
const words = (...promises: readonly Entry[]) =>
  promisesWords(
    { format: 1, tenant: "kade", accounts: true, judged: "plan", promises: [...promises], problems: [] },
    plain,
  ).split("\n");

test("the worst comes first, each promise in the customer's own words", () => {
  const kept = entry("a.01", "kept", {
    by: ["one", "two"],
    resources: ["urn"],
    terms: [{ term: "daily", promised: "30 days", agreed: "35 days" }],
    outside: "The application says who.",
    leftTo: "application",
    limit: "It covers no phones.",
  });
  const people = entry("a.02", "outside", { because: "Guards walk.", outside: "Guards walk.", leftTo: "organisation" });
  const unsold = entry("a.05", "not-sold", { outside: "Nobody does it.", leftTo: "organisation" });
  expect(words(kept, people, entry("a.03", "unproven"), entry("a.04", "broken"), unsold)).toEqual([
    "kade as planned: 5 promises, 1 broken, 1 unproven, 1 kept, 1 outside, 1 not-sold.",
    "",
    "Broken",
    "  ✗ We do a.04. a.04",
    "    It is broken.",
    "",
    "Not proved",
    "  ? We do a.03. a.03",
    "    It is unproven.",
    "",
    "Kept",
    "  ✓ We do a.01. a.01",
    "    By 2 rules on 1 resource.",
    "    daily: 35 days",
    "    Left to the application: The application says who.",
    "    It covers no phones.",
    "",
    "Kept by people, not by machines",
    "  · We do a.02. a.02",
    "    Guards walk.",
    "",
    "Not sold to this tenant",
    "  · We do a.05. a.05",
    "    It is not-sold.",
  ]);
});

test("a product that promises nothing says where to write its promises", () => {
  expect(words()).toEqual(["kade: its product promises nothing; name its book in platform/products."]);
});
