import { describe, expect, test } from "vitest";
import { keepLedger } from "../../evidence/index.ts";
import type { Verdict } from "../../policies/index.ts";
import type { OwedPromise, Promised } from "../../promises/index.ts";

const promised: Promised = { id: "acme.01", says: "Nobody gets in.", needs: ["walls", "locks"], terms: {} };
const due = (change: Partial<Promised> = {}, more: Partial<OwedPromise> = {}): OwedPromise => {
  return { promised: { ...promised, ...change }, unsold: null, terms: [], ...more };
};
const rules = [
  { name: "walls-stand", capability: "walls" },
  { name: "walls-thick", capability: "walls" },
  { name: "locks-shut", capability: "locks" },
  { name: "windows-clean", capability: "windows" },
];
const capabilities = { walls: "There are walls.", locks: "Locks are shut.", windows: "Windows are clean." };

const says = (rule: string, outcome: Verdict["outcome"], resource: string | null = `urn:${rule}`): Verdict => {
  return { rule, outcome, resource, severity: "high", because: `${rule} says ${outcome}.`, facts: {} };
};
const PASSING = [says("walls-stand", "pass"), says("walls-thick", "pass"), says("locks-shut", "pass")];

const entered = (one: OwedPromise, verdicts: readonly Verdict[], known = rules) => {
  const [entry] = keepLedger({ owed: [one], capabilities, rules: known, verdicts });
  if (entry === undefined) throw new Error("nothing was entered");
  const { outcome, by, resources, because } = entry;
  return { outcome, by, resources, because };
};
const instead = (...changed: readonly Verdict[]) => {
  return [...PASSING.filter(({ rule }) => changed.every((other) => other.rule !== rule)), ...changed];
};

describe("a promise", () => {
  test("is kept when rules of all it rests on pass, and names them with what stands behind it", () => {
    expect(entered(due(), PASSING)).toEqual({
      outcome: "kept",
      by: ["locks-shut", "walls-stand", "walls-thick"],
      resources: ["urn:locks-shut", "urn:walls-stand", "urn:walls-thick"],
      because: "There are walls. Locks are shut.",
    });
  });

  test("names what a rule says its verdict rests on, beside what it speaks of", () => {
    const [first, ...others] = PASSING;
    const facts = { plans: ["urn:pulumi:plan", "no urn"], count: 1 };
    const rested = [{ ...first, facts } as Verdict, ...others];
    expect(entered(due(), rested).resources).toContain("urn:pulumi:plan");
    expect(entered(due(), rested).resources).not.toContain("no urn");
  });

  test("is broken by one failing rule, whatever else is open", () => {
    const verdicts = instead(says("walls-thick", "unproven"), says("locks-shut", "fail"));
    expect(entered(due(), verdicts)).toEqual({
      outcome: "broken",
      by: ["locks-shut"],
      resources: ["urn:locks-shut"],
      because: "locks-shut says fail.",
    });
  });

  test("is broken where somebody waived the rule: the customer was promised it", () => {
    expect(entered(due(), instead(says("locks-shut", "waived"))).outcome).toBe("broken");
  });

  test.each(["unproven", "error"] as const)("is unproven by one rule that says %s", (outcome) => {
    expect(entered(due(), instead(says("walls-thick", outcome)))).toEqual({
      outcome: "unproven",
      by: ["walls-thick"],
      resources: ["urn:walls-thick"],
      because: `walls-thick says ${outcome}.`,
    });
  });

  test("isn't touched by rules of something else", () => {
    expect(entered(due(), [...PASSING, says("windows-clean", "fail")]).outcome).toBe("kept");
  });

  test("is unproven while no rule looks at one of the things it rests on", () => {
    const known = rules.filter(({ capability }) => capability !== "locks");
    const verdicts = PASSING.filter(({ rule }) => rule !== "locks-shut");
    expect(entered(due(), verdicts, known)).toEqual({
      outcome: "unproven",
      by: [],
      resources: [],
      because: "No rule looks at this yet: Locks are shut.",
    });
  });

  test("is broken when a rule looks and finds nothing there, whatever others found", () => {
    const verdicts = instead(says("walls-thick", "not-applicable", null));
    expect(entered(due(), verdicts)).toEqual({
      outcome: "broken",
      by: ["walls-thick"],
      resources: [],
      because: "Nothing in this stack stands behind it: There are walls.",
    });
  });

  test("is kept without what most tenants have none of, and not by its absence", () => {
    const rarely = rules.map((rule) => (rule.name === "walls-thick" ? { ...rule, rare: true as const } : rule));
    const verdicts = instead(says("walls-thick", "not-applicable", null));
    expect(entered(due(), verdicts, rarely).outcome).toBe("kept");
    const none = [says("walls-stand", "not-applicable", null), says("locks-shut", "pass")];
    const rare = rarely.map((rule) => ({ ...rule, rare: true as const }));
    expect(entered(due(), none, rare).outcome).toBe("broken");
  });

  test("is unproven when only the absence of things was found good", () => {
    const verdicts = PASSING.map((verdict) => ({ ...verdict, resource: null }));
    const { outcome, because } = entered(due(), verdicts);
    expect({ outcome, because }).toEqual({
      outcome: "unproven",
      because: "Rules pass, and no resource stands behind them.",
    });
  });

  test("is broken when the contract gives less than was promised, whatever the rules say", () => {
    const short = { term: "daily", promised: "30 days", agreed: "14 days", is: "short" } as const;
    expect(entered(due({}, { terms: [short] }), PASSING)).toMatchObject({
      outcome: "broken",
      because: "It is promised with 30 days (daily), and this tenant's contract has 14 days.",
    });
  });
});

describe("a promise that no rule decides", () => {
  test("wasn't sold, and no failure counts against it", () => {
    const { outcome, because } = entered(due({}, { unsold: "this tenant has no walls" }), [
      says("walls-stand", "fail"),
    ]);
    expect({ outcome, because }).toEqual({ outcome: "not-sold", because: "It wasn't sold: this tenant has no walls." });
  });

  test("comes later, with what will keep it", () => {
    const { outcome, because } = entered(due({ later: "The last day keeps it." }), PASSING);
    expect({ outcome, because }).toEqual({ outcome: "later", because: "The last day keeps it." });
  });

  test("is kept by people, with what they do", () => {
    const { needs: _, ...ours } = promised;
    const people = { ...ours, outside: { to: "organisation" as const, say: "Guards walk around." } };
    const { outcome, because } = entered({ promised: people, unsold: null, terms: [] }, PASSING);
    expect({ outcome, because }).toEqual({ outcome: "outside", because: "Guards walk around." });
  });
});
