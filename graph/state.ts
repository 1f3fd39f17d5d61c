import { graphOf } from "./find.ts";
import type { Graph, Resource, Value, ValueMap } from "./graph.ts";
import { type Named, names } from "./names.ts";
import { inputsOf, providerUrn } from "./wire.ts";

/** A stack's deployment as `pulumi stack export` prints it, as far as the graph reads it. */
export interface Deployment {
  readonly deployment: { readonly resources?: readonly StateResource[] | null };
}

interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly custom?: boolean;
  /** Replaced by another, and only waiting to be deleted. */
  readonly delete?: boolean;
  /** Read, not made, by this stack. */
  readonly external?: boolean;
  readonly parent?: string;
  readonly provider?: string;
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly inputs?: object;
  readonly outputs?: object;
  readonly dependencies?: readonly string[] | null;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
}

/**
 * The graph of what exists, from exported state; of the same type as a captured plan, but with ids known and no source
 * positions. The state remembers what each property was told to refer to; what it has come to hold since decides.
 */
export function fromState(exported: Deployment, place: { readonly project: string; readonly stack: string }): Graph {
  const resources = (exported.deployment.resources ?? []).filter((resource) => !resource.delete && !resource.external);
  const stack = new Map(resources.map((resource) => [resource.urn, resource]));
  return graphOf(
    place.project,
    place.stack,
    resources.map((resource) => fromStateResource(resource, stack)),
  );
}

type Stack = ReadonlyMap<string, StateResource>;

function fromStateResource(state: StateResource, stack: Stack): Resource {
  const inputs = inputsOf(state.type, state.inputs ?? {});
  return {
    urn: state.urn,
    type: state.type,
    name: nameOf(state.urn),
    custom: state.custom ?? false,
    parent: state.parent || null,
    provider: providerUrn(state.provider ?? ""),
    protect: state.protect ?? false,
    retainOnDelete: state.retainOnDelete ?? false,
    inputs,
    refs: referencesOf(state, inputs, stack),
    dependsOn: [...(state.dependencies ?? [])].filter((urn) => stack.has(urn)).sort(),
    source: null,
  };
}

function referencesOf({ propertyDependencies = {} }: StateResource, inputs: ValueMap, stack: Stack): Resource["refs"] {
  const entries = Object.entries(propertyDependencies).map(
    ([key, urns]) => [key, heldBy(inputs[key], urns ?? [], stack).sort()] as const,
  );
  return Object.fromEntries(entries.filter(([, urns]) => urns.length > 0).sort());
}

/** Whom a value refers to: those it was made from, and in place of any it no longer names, others of that type. */
function heldBy(value: Value | undefined, told: readonly string[], stack: Stack): string[] {
  const given = told.flatMap((urn) => stack.get(urn) ?? []);
  const held = given.filter((to) => !to.custom || names(value, namedAs(to)));
  const lost = new Set(given.filter((to) => !held.includes(to)).map(({ type }) => type));
  const others = lost.size === 0 ? [] : [...stack.values()].filter((to) => lost.has(to.type) && !given.includes(to));
  return [...held, ...others.filter((to) => names(value, namedAs(to)))].map(({ urn }) => urn);
}

function namedAs({ urn, type, id = "", inputs = {}, outputs = {} }: StateResource): Named {
  return { name: nameOf(urn), id, inputs: inputsOf(type, inputs), outputs: inputsOf(type, outputs) };
}

/** The name in a urn: all that follows the type, `::` within it included. */
function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
