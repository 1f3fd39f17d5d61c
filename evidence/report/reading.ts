import { compare } from "../../graph/index.ts";
import { blocks, type Rule, type Verdict } from "../../policies/index.ts";
import type { Assessment } from "../assessment.ts";
import { grouped } from "../grouped.ts";
import type { Entry } from "../ledger.ts";

/** An assessment as a reader goes through it: what is looked up again and again, looked up once. */
export interface Reading extends Assessment {
  readonly ruleOf: ReadonlyMap<string, Rule>;
  /** Verdicts of each rule, by its name. */
  readonly verdictsOf: ReadonlyMap<string, readonly Verdict[]>;
  /** Anchors of resources by their urns, and of rules and capabilities by their names: short, for each is named often. */
  readonly anchors: ReadonlyMap<string, string>;
  /** All that refuses, rule by rule, the gravest rule first. */
  readonly refusing: readonly (readonly Verdict[])[];
  /** Promises that the gravest finding of each is no verdict about: nothing stands behind them. */
  readonly unbacked: readonly Entry[];
}

const GRAVEST = ["critical", "high", "medium", "low"];

export function readingOf(assessment: Assessment): Reading {
  const { rules, verdicts, ledger, graph } = assessment;
  const verdictsOf = grouped(verdicts, ({ rule }) => rule);
  const refusing = [...grouped(verdicts.filter(blocks), ({ rule }) => rule).values()];
  const refused = new Set(refusing.map(([first]) => first?.rule));
  const isLost = ({ outcome }: Entry) => outcome === "broken" || outcome === "unproven";
  const isWaived = (rule: string) => verdictsOf.get(rule)?.some(({ outcome }) => outcome === "waived");
  return {
    ...assessment,
    ruleOf: new Map(rules.map((rule) => [rule.name, rule])),
    verdictsOf,
    anchors: new Map([
      ...anchored(
        "r",
        graph.resources.map(({ urn }) => urn),
      ),
      ...anchored(
        "u",
        rules.map(({ name }) => name),
      ),
      ...anchored("c", [...new Set(rules.map(({ capability }) => capability))]),
    ]),
    refusing: refusing.sort(([a], [b]) => gravity(a) - gravity(b) || compare(a?.rule ?? "", b?.rule ?? "")),
    unbacked: ledger.filter((entry) => isLost(entry) && !entry.by.some((rule) => refused.has(rule) || isWaived(rule))),
  };
}

function gravity(verdict: Verdict | undefined): number {
  return GRAVEST.indexOf(verdict?.severity ?? "");
}

function anchored(letter: string, names: readonly string[]): (readonly [string, string])[] {
  return names.map((name, index) => [name, `${letter}${index}`]);
}
