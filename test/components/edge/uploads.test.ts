import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planFirewallRules } from "../../../components/edge/firewall-rules.ts";
import { numbersUpTo, type Upload } from "../../../components/edge/uploads.ts";
import { isTrue, type Request } from "./requests.ts";

const UPLOADS: readonly Upload[] = [
  { path: "/documents/", method: "POST", largest: 25_000_000 },
  { path: "/controller.php", method: "PUT", largest: 64_000 },
];
const XSS = "awswaf:managed:aws:core-rule-set:CrossSiteScripting_Body";
const rules = planFirewallRules({ signIn: ["/login"], uploads: UPLOADS });
const guard = rules.at(-1);

const scan = { method: "POST", path: "/documents/scan", body: 300_000, length: "300000" };
/** Whether our rule turns a request away, which AWS's rules only counted. */
const isTurnedAway = (request: Partial<Request>) => isTrue(guard?.statement, { ...scan, ...request });

describe("what is too long to be looked at", () => {
  test("gets in where the product takes files", () => {
    expect(isTurnedAway({})).toBe(false);
    expect(isTurnedAway({ path: "/documents/", length: "25000000" })).toBe(false);
    expect(isTurnedAway({ path: "/documents/2026/a-letter%20of%20mine.pdf" })).toBe(false);
    expect(isTurnedAway({ path: "/controller.php", method: "PUT", length: "64000" })).toBe(false);
  });

  test.each<[string, Partial<Request>]>([
    ["at another path", { path: "/search" }],
    ["at a path that begins almost so", { path: "/documents" }],
    ["at a path in other letters, which the product may not take for the same", { path: "/Documents/scan" }],
    ["by a way there and back", { path: "/documents/../admin" }],
    ["by a way back in percent signs", { path: "/documents/%2e%2e/admin" }],
    ["by a path that only reads so in the end", { path: "/admin/..%2fdocuments/scan" }],
    ["beneath what is one page", { path: "/controller.php/x", method: "PUT", length: "64000" }],
    ["by another method", { method: "PUT" }],
    ["by a method of another upload's", { path: "/controller.php", length: "64000" }],
    ["above the largest size", { length: "25000001" }],
    ["far above it", { length: "250000000" }],
    ["with a size that is no number", { length: "300000,1" }],
    ["with an empty size", { length: "" }],
    ["without a size, in chunks", { length: undefined }],
  ])("doesn't %s", (_, change) => {
    expect(isTurnedAway(change)).toBe(true);
  });

  test("begins at the first byte that isn't shown", () => {
    const chunks = { path: "/search", length: undefined };
    expect(isTurnedAway({ ...chunks, body: 8192 })).toBe(false);
    expect(isTurnedAway({ ...chunks, body: 8193 })).toBe(true);
  });
});

describe("what looks like an attack", () => {
  const small = { body: 400, length: "400", labels: [XSS] };

  test("is taken for a file where files are sent, and turned away everywhere else", () => {
    expect(isTurnedAway(small)).toBe(false);
    expect(isTurnedAway({ ...small, path: "/search" })).toBe(true);
    expect(isTurnedAway({ ...small, path: "/search", labels: [] })).toBe(false);
  });

  test("is counted by AWS's rules that files set off, as AWS lists them, and blocked by all others", () => {
    const counted = rules.flatMap(({ statement, overrideAction }) => {
      const { name, ruleActionOverrides = [] } = Object(Object(statement).managedRuleGroupStatement);
      if (name !== undefined) expect(overrideAction).toEqual({ none: {} });
      return ruleActionOverrides.map((one: object) => [name, one]);
    });
    const common = "AWSManagedRulesCommonRuleSet";
    expect(counted).toEqual([
      [common, { name: "SizeRestrictions_BODY", actionToUse: { count: {} } }],
      [common, { name: "CrossSiteScripting_BODY", actionToUse: { count: {} } }],
      [common, { name: "GenericLFI_BODY", actionToUse: { count: {} } }],
      ["AWSManagedRulesSQLiRuleSet", { name: "SQLi_BODY", actionToUse: { count: {} } }],
    ]);
  });

  test.each([XSS, "awswaf:managed:aws:core-rule-set:GenericLFI_Body", "awswaf:managed:aws:sql-database:SQLi_Body"])(
    "is told by the label %s, which is there by then",
    (label) => {
      expect(isTurnedAway({ ...small, path: "/search", labels: [label] })).toBe(true);
      expect(rules.map(({ priority }) => priority)).toEqual([10, 20, 30, 40, 50, 60, 80]);
      expect(guard?.action).toEqual({ block: {} });
    },
  );
});

test("a product that takes no files leaves AWS's rules as they are, with none of ours in their place", () => {
  const plain = planFirewallRules({ signIn: ["/login"], uploads: [] });
  expect(JSON.stringify(plain)).not.toMatch(/ruleActionOverrides|sizeConstraint|labelMatch/);
  expect(plain.map(({ name }) => name)).not.toContain("bodies-elsewhere-than-uploads");
});

describe("a pattern of numbers", () => {
  test("is as short as one writes it by hand", () => {
    expect(numbersUpTo(25_000_000)).toBe("^([0-9]{1,7}|[0-1][0-9]{7}|2[0-4][0-9]{6}|25000000)$");
  });

  test("takes each number up to the largest, and none above", () => {
    const most = fc.integer({ min: 1000, max: 5_000_000_000 });
    const near = fc.integer({ min: -20, max: 20 });
    const anywhere = fc.integer({ min: 0, max: 50_000_000_000 });
    fc.assert(
      fc.property(most, near, anywhere, (largest, away, number) => {
        const pattern = new RegExp(numbersUpTo(largest));
        for (const one of [largest + away, number, largest * 10])
          expect(pattern.test(String(one)), `${one} of ${largest}`).toBe(one <= largest);
      }),
    );
  });

  test("stays within the 200 characters that WAF takes, for whatever size a product may say", () => {
    const longest = [1e3, 1e6].map((unit) => numbersUpTo(9999 * unit).length);
    expect(longest).toEqual([84, 87]);
  });
});
