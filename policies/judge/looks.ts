import { canonicalType, type Graph, type Resource } from "../../graph/index.ts";
import type { Finding, Rule } from "../rule.ts";
import { isNothing, nothingOf, watched } from "./watch.ts";

/**
 * Which rules look into which types: heard while they judge, so that no list of it can grow old. A rule that would look
 * into anything at all (its tags, its ARNs) knows no type, and doesn't count.
 */
export class Looks<S extends { readonly graph: Graph }> {
  readonly #byType = new Map<string, Set<Rule<S>>>();
  readonly #anything = new Map<Rule<S>, boolean>();
  readonly #subject: S;
  #judging: Rule<S> | null = null;

  constructor(subject: S) {
    this.#subject = { ...subject, graph: watched(subject.graph, (resource) => this.#hear(resource)) };
  }

  /** What a rule finds; whatever it looks into meanwhile, and speaks of, is known to it. */
  during(rule: Rule<S>, find: (subject: S) => readonly Finding[]): readonly Finding[] {
    this.#judging = rule;
    try {
      const found = find(this.#subject);
      for (const { resource } of found) if (resource !== null) this.#hear(resource);
      return found;
    } finally {
      this.#judging = null;
    }
  }

  /** Whether a rule that knows what it looks at has looked into a type. */
  readonly at = (type: string): boolean =>
    [...(this.#byType.get(canonicalType(type)) ?? [])].some((rule) => !this.#looksIntoAnything(rule));

  #looksIntoAnything(rule: Rule<S>): boolean {
    const known = this.#anything.get(rule) ?? looksIntoAnything(rule, this.#subject);
    this.#anything.set(rule, known);
    return known;
  }

  #hear({ type }: Resource): void {
    if (this.#judging === null) return;
    const rules = this.#byType.get(canonicalType(type)) ?? new Set();
    this.#byType.set(canonicalType(type), rules.add(this.#judging));
  }
}

/** Whether a rule looks into, or speaks of, what nobody has heard of. */
function looksIntoAnything<S extends { readonly graph: Graph }>(rule: Rule<S>, subject: S): boolean {
  let looked = false;
  const hear = (resource: Resource) => {
    looked ||= isNothing(resource);
  };
  try {
    const graph = watched(nothingOf(subject.graph), hear);
    for (const { resource } of rule.check({ ...subject, graph }, [], () => true)) if (resource !== null) hear(resource);
  } catch {
    // A rule that can't judge a home of nothing has looked at what it has looked at.
  }
  return looked;
}
