import type { Deployment, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import { compare, inputsOf, type Value } from "../graph/index.ts";
import type { Drift } from "./shapes/index.ts";
import { changedProperties } from "./steps.ts";
import { valueAt } from "./values.ts";

/** What isn't as it was made, property by property, sorted by urn and property; of a secret only that it differs. */
export function driftOf(drifted: readonly StepEventMetadata[]): Drift[] {
  return drifted.flatMap(driftIn).sort((a, b) => compare(a.urn, b.urn) || compare(a.property, b.property));
}

function driftIn(step: StepEventMetadata): Drift[] {
  const { urn, old, new: found } = step;
  if (!found) return [{ urn, property: "", was: old?.id ?? null, is: null }];
  return changedProperties(step).map((property) => ({
    urn,
    property,
    was: stands(old, property),
    is: stands(found, property),
  }));
}

type State = StepEventMetadata["old"];

/** A property that nobody declared is only among what the cloud tells. */
function stands(state: State, property: string): Value {
  const { type = "", inputs = {}, outputs = {} } = state ?? {};
  return valueAt(inputsOf(type, inputs), property) ?? valueAt(inputsOf(type, outputs), property) ?? null;
}

/** The deployment as it would be if what was read were written down. */
export function asRead(exported: Deployment, drifted: readonly StepEventMetadata[]): Deployment {
  const found = new Map(drifted.map((step) => [step.urn, step.new]));
  const { resources = [] } = exported.deployment as { resources?: readonly { readonly urn: string }[] | null };
  const left = (resources ?? []).flatMap((resource) => {
    if (!found.has(resource.urn)) return [resource];
    const now = found.get(resource.urn);
    return now ? [{ ...resource, inputs: now.inputs, outputs: now.outputs }] : [];
  });
  return { ...exported, deployment: { ...exported.deployment, resources: left } };
}
