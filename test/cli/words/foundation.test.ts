import { expect, test } from "vitest";
import { foundationWords } from "../../../cli/words/foundation.ts";
import type { FoundationResult, PassResult } from "../../../operations/index.ts";

const plain = { good: String, bad: String, faint: String, strong: String };
const changes = { create: 0, update: 0, replace: 0, delete: 0, same: 3 };
const pass = (name: string, more: Partial<PassResult> = {}): PassResult => ({
  pass: name,
  says: `what ${name} is`,
  outcome: "succeeded",
  changes,
  steps: [],
  verdicts: [],
  ...more,
});
const result = (more: Partial<FoundationResult>): FoundationResult => ({
  format: 1,
  outcome: "succeeded",
  passes: [pass("organisation")],
  accounts: {},
  nameServers: [],
  platform: null,
  elsewhere: [],
  ...more,
});

test("what is to be written and done by hand is said", () => {
  const words = foundationWords(
    result({ nameServers: ["ns-1.example"], platform: "tenants:\n  acme: {}\n", elsewhere: ["usgov"] }),
    plain,
  );
  expect(words.split("\n")).toEqual([
    "✓ organisation: what organisation is (0 made, 0 changed, 0 replaced, 0 gone, 3 as they were)",
    "Judged by 0 rules: nothing to judge.",
    "In another partition, and not on this ground: usgov.",
    "The zone above sends the domain to ns-1.example.",
    "platform/platform.yaml has to say (--write writes it):",
    "tenants:",
    "  acme: {}",
    "The foundation stands.",
  ]);
});

test("a pass that failed says why, and what was not begun", () => {
  const problem = { path: "", line: null, column: null, found: null, allowed: null, say: "AWS said no." };
  const failed = pass("openings", { outcome: "failed", error: { code: "engine-failed", problems: [problem] } });
  const words = foundationWords(
    result({ outcome: "failed", passes: [pass("organisation"), failed, pass("vendor", { outcome: "waiting" })] }),
    plain,
  );
  expect(words).toContain("✗ openings: failed");
  expect(words).toContain("✗ AWS said no.");
  expect(words).toContain("vendor: what vendor is; not begun");
  expect(words).toContain("The foundation is not whole: run again to go on from there.");
});

test("a preview says what waits for the accounts", () => {
  const passes = [pass("organisation", { outcome: "allowed" }), pass("vendor", { outcome: "waiting" })];
  const words = foundationWords(result({ outcome: "allowed", passes }), plain);
  expect(words).toContain("organisation (what organisation is): nothing would change; 3 stay as they are.");
  expect(words).toContain("vendor (what vendor is): once the accounts stand.");
});
