import { controlsBy, type Framework, OUTCOMES, type Rule } from "../../policies/index.ts";
import { type Assessment, headline, tally } from "../assessment.ts";
import { type Entry, PROMISES } from "../ledger.ts";

/** Everything that was found, for programs: a verdict, a promise and a rule a line. */
export function verdictsJson(assessment: Assessment): string {
  const { tenant, organisation, product, judged, at, commit, asked, rules, verdicts, ledger, frameworks } = assessment;
  const head = { about: headline(assessment), format: 1, tenant, organisation, product, judged, at, commit, asked };
  const outcomes = { verdicts: tally(OUTCOMES, verdicts), promises: tally(PROMISES, ledger) };
  return [
    JSON.stringify({ ...head, outcomes }, null, 1).replace(/\n\}$/, ","),
    `${lines("promises", ledger.map(promiseOf))},`,
    `${lines("verdicts", verdicts)},`,
    lines(
      "rules",
      rules.map((rule) => ruleOf(rule, frameworks)),
    ),
    "}\n",
  ].join("\n");
}

function lines(name: string, items: readonly object[]): string {
  return ` "${name}": [\n${items.map((item) => `  ${JSON.stringify(item)}`).join(",\n")}\n ]`;
}

function promiseOf({ promised, outcome, because, by, resources, terms }: Entry) {
  const { id, says, outside, limit } = promised;
  const left = { outside: outside?.say ?? null, leftTo: outside?.to ?? null, limit: limit ?? null };
  return { promise: id, says, outcome, because, by, resources: resources.length, terms, ...left };
}

function ruleOf(
  { id, name, severity, capability, statement, remedy, premises }: Rule,
  frameworks: readonly Framework[],
) {
  const controls = Object.fromEntries(controlsBy(name, frameworks));
  return { rule: name, id, severity, capability, statement, remedy, premises, controls };
}
