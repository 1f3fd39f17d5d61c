import { compare } from "../../graph/index.ts";
import { blocks, OUTCOMES, type Rule } from "../../policies/index.ts";
import { type Assessment, headline, tally } from "../assessment.ts";
import { type Group, groupsOf } from "../groups.ts";
import { type Entry, PROMISES } from "../ledger.ts";
import { sourceIn } from "./source.ts";

/**
 * Everything that was found, for programs: a promise, a rule, a resource and a finding a line. Each thing is said once: a
 * finding names its resources by their places in the list of them; a resource is the place of its type, its name, and the
 * place of the line that declares it, and its urn is `stack`, the type, `::` and the name; a finding's severity is its
 * rule's, and so is the remedy of what isn't so.
 */
export function verdictsJson(assessment: Assessment): string {
  const { tenant, organisation, product, judged, at, commit, asked, rules, verdicts, ledger } = assessment;
  const head = { about: headline(assessment), format: 1, tenant, organisation, product, judged, at, commit, asked };
  const outcomes = { verdicts: tally(OUTCOMES, verdicts), promises: tally(PROMISES, ledger) };
  const groups = groupsOf(verdicts);
  const refused = new Set(groups.filter((one) => blocks(one) || one.outcome === "waived").map(({ rule }) => rule));
  const urns = [...new Set(groups.flatMap(({ resources }) => resources ?? []))].sort(compare);
  const places = new Map(urns.map((urn, place) => [urn, place]));
  const stack = stackIn(urns[0] ?? "");
  const types = [...new Set(urns.map((urn) => typeIn(urn, stack)))];
  const typeAt = new Map(types.map((type, place) => [type, place]));
  const sources = [...new Set(urns.map((urn) => sourceIn(assessment, urn)))];
  const sourceAt = new Map(sources.map((source, place) => [source, place]));
  const resourceOf = (urn: string) => {
    const type = typeIn(urn, stack);
    const name = urn.slice(`${stack}${type}::`.length);
    return [typeAt.get(type), name, sourceAt.get(sourceIn(assessment, urn))];
  };
  const lists = {
    promises: ledger.map(promiseOf),
    rules: rules.map((rule) => ruleOf(rule, assessment.digests, refused.has(rule.name))),
    types,
    sources,
    resources: urns.map(resourceOf),
    verdicts: groups.map((group) => findingOf(group, places)),
  };
  const lines = Object.entries(lists).map(([name, items]) => `"${name}":[\n${items.map(written).join(",\n")}\n]`);
  return `${[written({ ...head, outcomes, stack }).slice(0, -1), ...lines].join(",\n")}}\n`;
}

/** What all urns of a stack begin with, such as `urn:pulumi:almendro::domicile::`. */
const stackIn = (urn: string): string => /^urn:pulumi:[^:]*::[^:]*::/.exec(urn)?.[0] ?? "";

/** A resource's type behind those of what it is part of, as its urn has them. */
const typeIn = (urn: string, stack: string): string => urn.slice(stack.length).split("::")[0] ?? "";

const written = (item: unknown): string => JSON.stringify(item);

function promiseOf({ promised, outcome, because, by, resources, terms }: Entry) {
  const { id, says, outside, limit } = promised;
  const left = { outside: outside?.say ?? null, leftTo: outside?.to ?? null, limit: limit ?? null };
  return { promise: id, says, outcome, because, by, resources: resources.length, terms, ...left };
}

function ruleOf(rule: Rule, digests: Assessment["digests"], isRefused: boolean) {
  const { id, name, severity, capability, statement, remedy, premises } = rule;
  const about = { rule: name, id, severity, digest: digests.get(name), capability, statement };
  return { ...about, ...(isRefused ? { remedy } : {}), premises };
}

function findingOf({ rule, outcome, because, facts, resources }: Group, places: ReadonlyMap<string, number>) {
  const where = resources?.map((urn) => places.get(urn)) ?? null;
  return { rule, outcome, because, ...(Object.keys(facts).length > 0 ? { facts } : {}), resources: where };
}
