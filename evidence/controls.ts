import { remembered } from "../graph/index.ts";
import { blocks, type Control, type Verdict } from "../policies/index.ts";
import { grouped } from "./grouped.ts";

/**
 * How a control stands in one tenant. `shown` and `shown-in-part`: every rule it rests on holds; `broken`: one doesn't, or
 * is waived; `open`: one can't tell; `not-applicable`: this tenant has nothing that its rules judge; `ground`: rules of the
 * ground under all tenants judge it. What no rule judges stands as its table has it.
 */
export const STANDINGS = [
  "broken",
  "open",
  "shown",
  "shown-in-part",
  "ground",
  "not-applicable",
  "by-process",
  "inherited",
  "out-of-scope",
] as const;

export type Standing = (typeof STANDINGS)[number];

const byRule = remembered((verdicts: readonly Verdict[]) => grouped(verdicts, ({ rule }) => rule));

/** How a control stands, on the verdicts of all rules. */
export function standingOf({ status, rules, ground }: Control, verdicts: readonly Verdict[]): Standing {
  if (status !== "automated" && status !== "partly") return status;
  if (rules.length === 0 && ground.length > 0) return "ground";
  const own = rules.flatMap((rule) => byRule(verdicts).get(rule) ?? []);
  if (own.some(({ outcome }) => outcome === "fail" || outcome === "waived")) return "broken";
  if (own.length === 0 || own.some(blocks)) return "open";
  if (own.every(({ outcome }) => outcome === "not-applicable")) return "not-applicable";
  return status === "automated" ? "shown" : "shown-in-part";
}
