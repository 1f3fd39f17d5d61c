import type { StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import type { Graph } from "../graph/index.ts";
import type { Changes, Step } from "./shapes/index.ts";
import { sayChange, topLevel } from "./values.ts";

const OPS: Readonly<Record<string, Step["op"]>> = {
  create: "create",
  import: "create",
  update: "update",
  replace: "replace",
  "create-replacement": "replace",
  "delete-replaced": "replace",
  delete: "delete",
};

/**
 * What a run changes, once a resource, sorted by urn, each with the reason.
 * @param graph what the program declares: which property refers to which resource
 * @param read what was read before
 */
export function stepsOf(
  told: readonly StepEventMetadata[],
  graph: Graph,
  read: readonly StepEventMetadata[] = [],
): Step[] {
  const changing = new Map<string, { step: StepEventMetadata; op: Step["op"] }>();
  for (const step of told) {
    const op = OPS[step.op];
    if (op !== undefined && isReal(step) && (!changing.has(step.urn) || step.detailedDiff))
      changing.set(step.urn, { step, op });
  }
  const made = new Set([...changing].filter(([, { op }]) => op !== "update").map(([urn]) => urn));
  const around = { graph, made, drift: new Map(read.filter(hasDrifted).map((step) => [step.urn, step])) };
  const steps = [...changing.values()].map(({ step, op }) => {
    const properties = op === "update" || op === "replace" ? changedProperties(step) : [];
    return { urn: step.urn, op, properties, because: reason(step, op, properties, around) };
  });
  return steps.sort((a, b) => (a.urn < b.urn ? -1 : 1));
}

/** How many resources each kind of step touches. */
export function countChanges(told: readonly StepEventMetadata[], steps: readonly Step[]): Changes {
  const count = (op: Step["op"]) => steps.filter((step) => step.op === op).length;
  const same = new Set(told.filter((step) => step.op === "same" && isReal(step)).map(({ urn }) => urn));
  return {
    create: count("create"),
    update: count("update"),
    replace: count("replace"),
    delete: count("delete"),
    same: same.size,
  };
}

/** How many things a program declares. */
export function countDeclared({ resources }: Graph): number {
  return resources.filter(({ custom }) => custom).length;
}

/** A component is a name for what it is made of: nothing of it exists, so nothing of it counts. */
export function isReal({ new: after, old: before }: StepEventMetadata): boolean {
  return (after ?? before)?.custom === true;
}

/** Whether what was read isn't as the state has it. */
export function hasDrifted(step: StepEventMetadata): boolean {
  return !step.new || changedProperties(step).length > 0;
}

/** Paths of the properties that a step is about, sorted. */
export function changedProperties({ detailedDiff, diffs }: StepEventMetadata): string[] {
  return detailedDiff ? Object.keys(detailedDiff).sort() : [...(diffs ?? [])].sort();
}

interface Around {
  readonly graph: Graph;
  /** Resources that come, go or are replaced in the same run. */
  readonly made: ReadonlySet<string>;
  /** What isn't as it was made, by urn. */
  readonly drift: ReadonlyMap<string, StepEventMetadata>;
}

function reason(step: StepEventMetadata, op: Step["op"], properties: readonly string[], around: Around): string {
  if (op === "create") return missing(around.drift.get(step.urn));
  if (op === "delete") return "Nothing declares it any more.";
  const forced = new Set((step.keys ?? []).map(topLevel));
  const said = properties.map((property) => sayProperty(step, property, around));
  const cause = said.length > 0 ? said.join("; ") : "the program declares it otherwise";
  if (op === "update") return `${cause}.`;
  return `${cause}; ${[...forced].join(", ") || "this"} can't be changed on what exists.`;
}

function missing(drifted: StepEventMetadata | undefined): string {
  return drifted ? "It is declared, and somebody has deleted it." : "It is declared and doesn't exist yet.";
}

function sayProperty(step: StepEventMetadata, property: string, { graph, made, drift }: Around): string {
  const followed = (graph.byUrn.get(step.urn)?.refs[topLevel(property)] ?? []).filter((urn) => made.has(urn));
  if (followed.length > 0) return `${property} follows ${followed.join(", ")}`;
  const said = sayChange(property, step.old?.inputs ?? {}, step.new?.inputs ?? {});
  const drifted = drift.get(step.urn);
  return drifted && changedProperties(drifted).includes(property) ? `${said} (changed past every plan)` : said;
}
