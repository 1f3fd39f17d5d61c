import { compare, type Graph } from "../../graph/index.ts";
import type { Finding, Rule } from "../rule.ts";
import type { Outcome, Subject, Verdict } from "../verdict.ts";
import { Looks } from "./looks.ts";

/**
 * Every rule's verdict on every resource it speaks of, sorted by urn (the whole graph first), then rule.
 * Fails closed: a rule that throws is one `error`, a rule that finds nothing says so, and what rests on a premise that
 * doesn't hold is unproven. Throws when the rules' premises go in a circle, or two rules share a name.
 */
export function judge<S extends Judged = Subject>(rules: readonly Rule<S>[], subject: S): readonly Verdict[] {
  const byName = new Map(rules.map((rule) => [rule.name, rule]));
  if (byName.size < rules.length) throw new Error("Two rules share a name: every verdict must be one rule's");
  const judged = new Map<string, readonly Verdict[]>();
  const looks = new Looks(subject);
  for (const rule of [...rules.filter(isFirst), ...rules.filter((rule) => !isFirst(rule))]) {
    judgeWithPremises(rule, { looks, byName, judged, waiting: [] });
  }
  return [...judged.values()].flat().sort(byResourceThenRule);
}

/** Whether a verdict refuses the plan: what failed, and what couldn't be decided. */
export function blocks(verdict: Pick<Verdict, "outcome">): boolean {
  return verdict.outcome === "fail" || isUndecided(verdict);
}

/** Whether a verdict leaves its rule open. */
export function isUndecided({ outcome }: Pick<Verdict, "outcome">): boolean {
  return outcome === "unproven" || outcome === "error";
}

interface Judged {
  readonly graph: Graph;
}

interface Court<S extends Judged> {
  readonly looks: Looks<S>;
  readonly byName: ReadonlyMap<string, Rule<S>>;
  readonly judged: Map<string, readonly Verdict[]>;
  /** Rules whose premises are being judged right now. */
  readonly waiting: readonly string[];
}

function judgeWithPremises<S extends Judged>(rule: Rule<S>, court: Court<S>): readonly Verdict[] {
  const already = court.judged.get(rule.name);
  if (already) return already;
  if (court.waiting.includes(rule.name)) throw new Error(`Premises go in a circle: ${court.waiting.join(", ")}`);
  const broken = rule.premises.find((name) => !holds(name, { ...court, waiting: [...court.waiting, rule.name] }));
  const verdicts = judgeAlone(rule, court).map((verdict) => (broken ? withoutPremise(verdict, broken) : verdict));
  court.judged.set(rule.name, verdicts);
  return verdicts;
}

function holds<S extends Judged>(name: string, court: Court<S>): boolean {
  const rule = court.byName.get(name);
  return rule !== undefined && !judgeWithPremises(rule, court).some(blocks);
}

function judgeAlone<S extends Judged>(rule: Rule<S>, { looks, judged }: Court<S>): readonly Verdict[] {
  try {
    const others = isFirst(rule) ? [] : [...judged.values()].flat();
    const found = looks.during(rule, others);
    return found.length > 0 ? found.map((finding) => verdictOf(rule, finding)) : [nothingFound(rule)];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [verdict(rule, null, "error", `the rule ${rule.name} itself failed (${message}), so nothing is proved`)];
  }
}

function verdictOf<S>(rule: Rule<S>, { resource, outcome, because, facts }: Finding): Verdict {
  const sentence: Record<Finding["outcome"], string> = {
    pass: because,
    "not-applicable": because,
    fail: `${because}: ${rule.remedy}`,
    unproven: `${because}, so it can't be proved: ${rule.remedy}`,
  };
  return verdict(rule, resource?.urn ?? null, outcome, sentence[outcome], facts);
}

const nothingFound = <S>(rule: Rule<S>): Verdict =>
  verdict(rule, null, "not-applicable", "nothing in this stack is of a kind that this rule judges");

function withoutPremise(passed: Verdict, premise: string): Verdict {
  if (passed.outcome !== "pass") return passed;
  const because = `${passed.because.replace(/\.$/, "")}, but this counts only where ${premise} holds, and it doesn't.`;
  return { ...passed, outcome: "unproven", because };
}

function verdict(
  { name, severity }: Pick<Rule, "name" | "severity">,
  resource: string | null,
  outcome: Outcome,
  because: string,
  facts: Verdict["facts"] = {},
): Verdict {
  return { rule: name, severity, outcome, resource, because: `${because}.`, facts };
}

const isFirst = ({ last }: Pick<Rule, "last">): boolean => last !== true;

function byResourceThenRule(a: Verdict, b: Verdict): number {
  return compare(a.resource ?? "", b.resource ?? "") || compare(a.rule, b.rule) || compare(a.because, b.because);
}
