import type { PolicyResource } from "@pulumi/policy";
import type { Graph, ValueMap } from "../../graph/index.ts";
import { judge } from "../judge/index.ts";
import type { Rule } from "../rule.ts";
import type { Subject, Verdict } from "../verdict.ts";
import { waive } from "../waivers.ts";
import { graphFrom, inputsFrom } from "./graph-from.ts";
import { keepVerdicts } from "./keep.ts";

/** Which stack is judged. */
export interface Place {
  readonly project: string;
  readonly stack: string;
}

/** What a judgement rests on, once there is a graph. */
export type Case = (graph: Graph) => Subject;

/** Where one run of the engine is judged: the plan is noted resource by resource, then judged once for all rules. */
export class Bench {
  readonly #rules: readonly Rule[];
  readonly #load: (place: Place) => Promise<Case>;
  readonly #inputs = new Map<string, ValueMap>();
  #judged: Promise<readonly Verdict[]> | undefined;

  constructor(rules: readonly Rule[], load: (place: Place) => Promise<Case>) {
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
    const place = placeOf(resources);
    const subject = await this.#load(place);
    const judged = subject(graphFrom(place, resources, this.#inputs));
    const verdicts = waive(judge(this.#rules, judged), judged);
    keepVerdicts(verdicts);
    return verdicts;
  }
}

/** What a stack's urns say: over exported state the engine tells a pack nothing else of it. Throws when there are none. */
function placeOf([first]: readonly PolicyResource[]): Place {
  const [, stack, project] = /^urn:pulumi:(.+?)::(.+?)::/.exec(first?.urn ?? "") ?? [];
  if (stack === undefined || project === undefined)
    throw new Error("there is no resource, so nobody knows whose stack it is");
  return { project, stack };
}
