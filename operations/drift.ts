import type { Deployment, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import { compare, inputsOf, type Value } from "../graph/index.ts";
import { type Addition, additionsIn } from "./additions.ts";
import type { Drift } from "./shapes/index.ts";
import { type Standing, standingIn } from "./standing.ts";
import { changedProperties, hasDrifted } from "./steps.ts";
import { valueAt } from "./values.ts";

/** What there is, held against what was made. */
export interface Found {
  /** Property by property, sorted by urn and property; of a secret only that it differs. */
  readonly drift: Drift[];
  /** The deployment as it would be if all of it were this stack's. */
  readonly deployment: Deployment;
}

/**
 * Holds what was read against the state.
 * @param exported the state
 * @param read every resource as the engine has read it
 */
export function findDrift(exported: Deployment, read: readonly StepEventMetadata[]): Found {
  const left = resourcesAsRead(exported, read);
  const added = additionsIn(left);
  const drift = [...read.filter(hasDrifted).flatMap(driftIn), ...added.map(driftBy)];
  const resources = left.map((resource) => ({
    ...resource,
    inputs: { ...resource.inputs, ...addedTo(resource, added) },
  }));
  return {
    drift: drift.sort((a, b) => compare(a.urn, b.urn) || compare(a.property, b.property)),
    deployment: { ...exported, deployment: { ...exported.deployment, resources } },
  };
}

function driftIn(step: StepEventMetadata): Drift[] {
  const { urn, old, new: found } = step;
  const mendedBy = "up";
  if (!found) return [{ urn, property: "", was: old?.id ?? null, is: null, mendedBy }];
  return changedProperties(step).map((property) => {
    return { urn, property, was: stands(old, property), is: stands(found, property), mendedBy };
  });
}

const driftBy = ({ urn, property, lines }: Addition): Drift => ({
  urn,
  property,
  was: null,
  is: lines,
  mendedBy: "hand",
});

type State = StepEventMetadata["old"];

/** A property that nobody declared is only among what the cloud tells. */
function stands(state: State, property: string): Value {
  const { type = "", inputs = {}, outputs = {} } = state ?? {};
  return valueAt(inputsOf(type, inputs), property) ?? valueAt(inputsOf(type, outputs), property) ?? null;
}

/** What hasn't drifted keeps the inputs of the state, where its secrets are sealed. */
function resourcesAsRead(exported: Deployment, read: readonly StepEventMetadata[]): Standing[] {
  const steps = new Map(read.map((step) => [step.urn, step]));
  return standingIn(exported).flatMap((resource) => {
    const step = steps.get(resource.urn);
    if (step === undefined) return [resource];
    const { new: found } = step;
    if (!found) return [];
    return [{ ...resource, outputs: found.outputs, ...(hasDrifted(step) && { inputs: found.inputs }) }];
  });
}

function addedTo({ urn }: Standing, additions: readonly Addition[]) {
  const own = additions.filter((addition) => addition.urn === urn);
  return Object.fromEntries(own.map(({ property, lines }) => [property, lines]));
}
