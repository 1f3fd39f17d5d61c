import { canonicalType, type Graph } from "../../graph/index.ts";
import type { Finding, Rule } from "../rule.ts";
import { watched } from "./watch.ts";

/**
 * Which types rules look into: heard while they judge, so that no list of it can grow old. What a rule merely scans, as it
 * would anything at all, isn't heard.
 */
export class Looks<S extends { readonly graph: Graph }> {
  readonly #types = new Set<string>();
  readonly #subject: S;

  constructor(subject: S) {
    this.#subject = { ...subject, graph: watched(subject.graph, (type) => this.#types.add(type)) };
  }

  /** What a rule finds; whatever it looks into meanwhile is known to some rule. */
  during(rule: Rule<S>, others: Parameters<Rule<S>["check"]>[1]): readonly Finding[] {
    return [...rule.check(this.#subject, others, this.at)];
  }

  /** Whether a rule has looked into a type. */
  readonly at = (type: string): boolean => this.#types.has(canonicalType(type));
}
