import { compare } from "../../graph/index.ts";
import { OUTCOMES, type Rule } from "../../policies/index.ts";
import { type Assessment, headline, tally } from "../assessment.ts";
import { type Group, groupsOf } from "../groups.ts";
import { type Entry, PROMISES } from "../ledger.ts";
import { sourceIn } from "./source.ts";

/**
 * Everything that was found, for programs: a promise, a rule, a resource and a finding a line. Each thing is said once: a
 * finding names its resources by their places in the list of them, all urns begin with `stack`, and a finding's severity is
 * its rule's.
 */
export function verdictsJson(assessment: Assessment): string {
  const { tenant, organisation, product, judged, at, commit, asked, rules, verdicts, ledger } = assessment;
  const head = { about: headline(assessment), format: 1, tenant, organisation, product, judged, at, commit, asked };
  const outcomes = { verdicts: tally(OUTCOMES, verdicts), promises: tally(PROMISES, ledger) };
  const groups = groupsOf(verdicts);
  const urns = [...new Set(groups.flatMap(({ resources }) => resources ?? []))].sort(compare);
  const places = new Map(urns.map((urn, place) => [urn, place]));
  const stack = stackIn(urns[0] ?? "");
  const lists = {
    promises: ledger.map(promiseOf),
    rules: rules.map((rule) => ruleOf(rule, assessment.digests)),
    resources: urns.map((urn) => ({ urn: urn.slice(stack.length), source: sourceIn(assessment, urn) })),
    verdicts: groups.map((group) => findingOf(group, places)),
  };
  const lines = Object.entries(lists).map(([name, items]) => `"${name}":[\n${items.map(written).join(",\n")}\n]`);
  return `${[written({ ...head, outcomes, stack }).slice(0, -1), ...lines].join(",\n")}}\n`;
}

/** What all urns of a stack begin with, such as `urn:pulumi:almendro::domicile::`. */
const stackIn = (urn: string): string => /^urn:pulumi:[^:]*::[^:]*::/.exec(urn)?.[0] ?? "";

const written = (item: object): string => JSON.stringify(item);

function promiseOf({ promised, outcome, because, by, resources, terms }: Entry) {
  const { id, says, outside, limit } = promised;
  const left = { outside: outside?.say ?? null, leftTo: outside?.to ?? null, limit: limit ?? null };
  return { promise: id, says, outcome, because, by, resources: resources.length, terms, ...left };
}

function ruleOf(rule: Rule, digests: Assessment["digests"]) {
  const { id, name, severity, capability, statement, remedy, premises } = rule;
  return { rule: name, id, severity, digest: digests.get(name), capability, statement, remedy, premises };
}

function findingOf({ rule, outcome, because, facts, resources }: Group, places: ReadonlyMap<string, number>) {
  const where = resources?.map((urn) => places.get(urn)) ?? null;
  return { rule, outcome, because, ...(Object.keys(facts).length > 0 ? { facts } : {}), resources: where };
}
