import { describe, expect, test } from "vitest";
import { blocks, rules, type Verdict } from "../../policies/index.ts";
import { mutants } from "./index.ts";
import { groundOf, judgedAfter, judgedAnew } from "./judged.ts";
import type { Mutant } from "./mutant.ts";

const LAST = "no-unproven-at-apply";
const premises = new Map(rules.map(({ name, premises }) => [name, premises]));

const namesOf = (verdicts: readonly Verdict[]): string[] => [...new Set(verdicts.map(({ rule }) => rule))].sort();
const having = (verdicts: readonly Verdict[], ...outcomes: readonly string[]) =>
  verdicts.filter(({ outcome }) => outcomes.includes(outcome));

/** Rules that are undecided without one of their premises being gone. */
function openByThemselves(verdicts: readonly Verdict[]): string[] {
  const blocked = new Set(namesOf(verdicts.filter(blocks)));
  const open = namesOf(having(verdicts, "unproven", "error"));
  return open.filter((rule) => !premises.get(rule)?.some((premise) => blocked.has(premise)));
}

const sentence = ({ resource, because }: Verdict): string => `${resource?.split("::").at(-1) ?? ""}: ${because}`;

describe.each(Object.entries(mutants))("%s", (_, family) => {
  test.each(family)("$tenant: $what", async ({ tenant, surgery, killedBy, leavesOpen = [], at }: Mutant) => {
    const verdicts = judgedAfter(await groundOf(tenant), surgery);
    const failing = having(verdicts, "fail");
    const open = having(verdicts, "unproven", "error");
    expect(namesOf(failing)).toEqual([...killedBy, ...(open.length > 0 ? [LAST] : [])].sort());
    expect(openByThemselves(verdicts)).toEqual(leavesOpen);
    expect(having(verdicts, "error")).toEqual([]);
    expect([...failing, ...open].map(sentence).join("\n")).toContain(at);
  });
});

test("what isn't asked again is what would have been said again", async () => {
  const last = new Map(Object.values(mutants).flatMap((family) => family.map((one) => [one.tenant, one])));
  for (const { tenant, surgery } of last.values()) {
    const ground = await groundOf(tenant);
    expect(judgedAfter(ground, surgery)).toEqual(judgedAnew(ground, surgery));
  }
});

test("there are at least 150, no two of them the same", () => {
  const all = Object.values(mutants).flat();
  expect(all.length).toBeGreaterThanOrEqual(150);
  expect(new Set(all.map(({ what }) => what)).size).toBe(all.length);
});

test("every rule kills", () => {
  const killers = new Set([LAST, ...Object.values(mutants).flatMap((family) => family.flatMap((one) => one.killedBy))]);
  expect(rules.map(({ name }) => name).filter((name) => !killers.has(name))).toEqual([]);
});
