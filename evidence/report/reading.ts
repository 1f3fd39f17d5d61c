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
  /** Names of all rules that refuse. */
  readonly refused: ReadonlySet<string>;
  /** All that refuses of itself, rule by rule, the gravest rule first. */
  readonly refusing: readonly (readonly Verdict[])[];
  /** Rules that refuse only because others do: mended with those. */
  readonly following: readonly Rule[];
  /** Promises that the gravest finding of each is no verdict about: nothing stands behind them. */
  readonly unbacked: readonly Entry[];
}

const GRAVEST = ["critical", "high", "medium", "low"];

export function readingOf(assessment: Assessment): Reading {
  const { rules, verdicts, ledger, graph } = assessment;
  const verdictsOf = grouped(verdicts, ({ rule }) => rule);
  const ruleOf = new Map(rules.map((rule) => [rule.name, rule]));
  const blocking = grouped(verdicts.filter(blocks), ({ rule }) => rule);
  const refused = new Set(blocking.keys());
  const follows = (rule: Rule) => isConsequence(rule, blocking.get(rule.name) ?? [], refused);
  const following = rules.filter(({ name }) => refused.has(name)).filter(follows);
  const refusing = [...blocking.values()].filter(([first]) => !following.some(({ name }) => name === first?.rule));
  const isLost = ({ outcome }: Entry) => outcome === "broken" || outcome === "unproven";
  const isWaived = (rule: string) => verdictsOf.get(rule)?.some(({ outcome }) => outcome === "waived");
  return {
    ...assessment,
    ruleOf,
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
    refused,
    following,
    unbacked: ledger.filter((entry) => isLost(entry) && !entry.by.some((rule) => refused.has(rule) || isWaived(rule))),
  };
}

/** Whatever a rule can't decide of itself says how to mend it; what only lost its premise doesn't. The last rule counts others. */
function isConsequence(rule: Rule, own: readonly Verdict[], refused: ReadonlySet<string>): boolean {
  if (rule.last) return true;
  const hasOwn = own.some(({ outcome, because }) => outcome !== "unproven" || because.endsWith(`: ${rule.remedy}.`));
  return !hasOwn && rule.premises.some((premise) => refused.has(premise));
}

/** A rule that refuses, and all that follow from it. */
export function withFollowers(name: string, following: readonly Rule[]): ReadonlySet<string> {
  const found = new Set([name]);
  for (const each of found) for (const { name, premises } of following) if (premises.includes(each)) found.add(name);
  return found;
}

function gravity(verdict: Verdict | undefined): number {
  return GRAVEST.indexOf(verdict?.severity ?? "");
}

function anchored(letter: string, names: readonly string[]): (readonly [string, string])[] {
  return names.map((name, index) => [name, `${letter}${index}`]);
}
