import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blocks, judgeTenant, type Verdict } from "../../policies/index.ts";
import { waive } from "../../policies/waivers.ts";
import type { Waiver } from "../../spec/index.ts";
import { Project } from "../spec/given.ts";
import { type Declared, declaredIn } from "../stacks/tenants.ts";

const PLAN = "almendro (aws:backup/plan:Plan)";
const TODAY = "2026-11-22";

const WAIVER: Waiver = {
  rule: "isolated-copy",
  resources: [PLAN],
  reason: "the customer keeps its second copy itself until it has moved",
  instead: "a nightly export that the customer fetches",
  asked: "onboarding",
  approved: "security officer",
  ticket: "ALM-88",
  from: "2026-11-01",
  until: "2027-01-31",
};

const verdict = (more: Partial<Verdict> = {}): Verdict => ({
  rule: "isolated-copy",
  severity: "high",
  outcome: "fail",
  resource: "urn:pulumi:almendro::domicile::domicile:tenant:Backup$aws:backup/plan:Plan::almendro",
  because: "daily copies of almendro lie in one account only.",
  facts: {},
  ...more,
});

describe("a waiver", () => {
  const waived = (waiver: Partial<Waiver>, more: Partial<Verdict> = {}, today = TODAY) =>
    waive([verdict(more)], { waivers: [{ ...WAIVER, ...waiver }], today })[0]?.outcome;

  test("leaves the failure to be read, and says who answers for it, until when and what is done instead", () => {
    expect(waive([verdict()], { waivers: [WAIVER], today: TODAY })).toEqual([
      verdict({
        outcome: "waived",
        because:
          "daily copies of almendro lie in one account only. Waived until 2027-01-31 by security officer (ALM-88), with a nightly export that the customer fetches instead: the customer keeps its second copy itself until it has moved.",
        facts: { waiver: { ticket: "ALM-88", until: "2027-01-31" } },
      }),
    ]);
  });

  test("turns a failure of its own rule on its own resource, and nothing else", () => {
    expect(waived({})).toBe("waived");
    expect(waived({ rule: "restore-testing-plan" })).toBe("fail");
    expect(waived({ resources: ["almendro (aws:backup/vault:Vault)"] })).toBe("fail");
    expect(waived({ resources: ["the whole stack"] })).toBe("fail");
    expect(waived({ resources: ["the whole stack"] }, { resource: null })).toBe("waived");
    for (const outcome of ["pass", "unproven", "error", "not-applicable"] as const)
      expect(waived({}, { outcome })).toBe(outcome);
  });

  test("counts from its first day to its last", () => {
    const on = (day: string) => waived({}, {}, day);
    expect([on("2026-10-31"), on("2026-11-01"), on("2027-01-31"), on("2027-02-01")]).toEqual([
      "fail",
      "waived",
      "waived",
      "fail",
    ]);
  });

  test("lasts a quarter, half a year or a year at most, as grave as it is; what is critical can't be waived", () => {
    const lasting = (severity: Verdict["severity"], until: string) => waived({ until }, { severity });
    expect([lasting("high", "2027-01-31"), lasting("high", "2027-02-01")]).toEqual(["waived", "fail"]);
    expect([lasting("medium", "2027-05-02"), lasting("medium", "2027-05-03")]).toEqual(["waived", "fail"]);
    expect([lasting("low", "2027-11-01"), lasting("low", "2027-11-02")]).toEqual(["waived", "fail"]);
    expect(lasting("critical", "2026-11-30")).toBe("fail");
  });

  test("of more than five resources is none", () => {
    const many = ["a", "b", "c", "d", "e"].map((name) => `${name} (aws:backup/plan:Plan)`);
    const of = (resources: readonly string[]) => waived({ resources: [...resources] });
    expect([of([PLAN, ...many.slice(1)]), of([PLAN, ...many])]).toEqual(["waived", "fail"]);
  });

  test("never turns what isn't a failure, and never turns one outside its days", () => {
    const days = fc
      .integer({ min: 0, max: 800 })
      .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
    const outcome = fc.constantFrom("pass", "fail", "unproven", "error", "not-applicable") as fc.Arbitrary<
      Verdict["outcome"]
    >;
    const severity = fc.constantFrom("critical", "high", "medium", "low") as fc.Arbitrary<Verdict["severity"]>;
    fc.assert(
      fc.property(days, days, days, outcome, severity, (from, until, today, was, grave) => {
        const turned = waived({ from, until }, { outcome: was, severity: grave }, today) === "waived";
        if (turned) expect([was, grave !== "critical", from <= today && today <= until]).toEqual(["fail", true, true]);
      }),
    );
  });
});

describe("a tenant that does without its protected copy", () => {
  const project = new Project();
  afterAll(() => project.remove());
  let home: Declared;
  beforeAll(async () => {
    project.edit("tenants/almendro.yaml", /^backups:\n/m, "backups:\n  separate: false\n");
    home = await declaredIn(project.root, "almendro");
  });

  const refusing = (waivers: readonly Waiver[], at = TODAY) =>
    judgeTenant({ ...home.order, waivers }, home.settled, home.graph, new Date(`${at}T12:00:00Z`)).filter(blocks);

  test("is refused", () => {
    expect(refusing([]).map(({ rule }) => rule)).toEqual(["isolated-copy"]);
  });

  test("is let through for as long as its waiver counts", () => {
    expect(refusing([WAIVER])).toEqual([]);
    expect(refusing([WAIVER], "2027-02-01").map(({ rule, because }) => [rule, because])).toEqual([
      [
        "waivers-valid",
        "the waiver of isolated-copy on almendro (aws:backup/plan:Plan) (ALM-88) doesn't count: it ended on 2027-01-31: mend what it waives and take it out of the tenant's waivers, or have it approved anew.",
      ],
      ["isolated-copy", expect.stringContaining("lie in one account only")],
    ]);
  });

  test.each<[string, Partial<Waiver>, string]>([
    [
      "of a rule that passes",
      { rule: "vault-locked", resources: ["almendro (aws:backup/plan:Plan)"] },
      "says nothing of",
    ],
    ["of no rule", { rule: "no-such-rule" }, "there is no rule no-such-rule"],
    ["of what is critical", { rule: "no-public-database", resources: ["the whole stack"] }, "can't be waived"],
    ["of the waivers themselves", { rule: "waivers-valid", resources: ["the whole stack"] }, "there is no rule"],
    ["that begins later", { from: "2026-12-01", until: "2026-12-24" }, "it begins on 2026-12-01"],
  ])("is refused for a further waiver %s", (_, more, why) => {
    const found = refusing([WAIVER, { ...WAIVER, ...more, ticket: "ALM-89" }]);
    expect(found.map(({ rule }) => rule)).toEqual(["waivers-valid"]);
    expect(found[0]?.because).toContain(why);
  });
});
