import type { PolicyResource } from "@pulumi/policy";
import type { Graph, ValueMap } from "../../graph/index.ts";
import { judge } from "../judge/index.ts";
import type { Rule } from "../rule.ts";
import type { Subject, Verdict } from "../verdict.ts";
import { waive } from "../waivers.ts";
import { graphFrom, inputsFrom } from "./graph-from.ts";
import { keepVerdicts } from "./keep.ts";

/** Everything a judgement needs beside the graph. */
export interface Case {
  readonly project: string;
  readonly stack: string;
  subject(graph: Graph): Subject;
}

/** Where one run of the engine is judged: the plan is noted resource by resource, then judged once for all rules. */
export class Bench {
  readonly #rules: readonly Rule[];
  readonly #load: () => Promise<Case>;
  readonly #inputs = new Map<string, ValueMap>();
  #judged: Promise<readonly Verdict[]> | undefined;

  constructor(rules: readonly Rule[], load: () => Promise<Case>) {
    this.#rules = rules;
    this.#load = load;
  }

  /** Notes the inputs of a resource. After a judgement this begins the next one. */
  note(urn: string, type: string, props: Record<string, unknown>): void {
    if (this.#judged) this.#inputs.clear();
    this.#judged = undefined;
    this.#inputs.set(urn, inputsFrom(type, props));
  }

  /** The verdicts of all rules on the plan that was noted, joined with what the engine says of its references. */
  verdicts(resources: readonly PolicyResource[]): Promise<readonly Verdict[]> {
    this.#judged ??= this.#judge(resources);
    return this.#judged;
  }

  async #judge(resources: readonly PolicyResource[]): Promise<readonly Verdict[]> {
    const { project, stack, subject } = await this.#load();
    const judged = subject(graphFrom({ project, stack }, resources, this.#inputs));
    const verdicts = waive(judge(this.#rules, judged), judged);
    keepVerdicts(verdicts);
    return verdicts;
  }
}
