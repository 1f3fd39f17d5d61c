import { graphOf } from "./find.ts";
import type { Graph, Resource } from "./graph.ts";
import { inputsOf, providerUrn } from "./wire.ts";

/** A stack's deployment as `pulumi stack export` prints it, as far as the graph reads it. */
export interface Deployment {
  readonly deployment: { readonly resources?: readonly StateResource[] | null };
}

interface StateResource {
  readonly urn: string;
  readonly type: string;
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
  readonly dependencies?: readonly string[] | null;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
}

/** The graph of what exists, from exported state; of the same type as a captured plan, but with ids known and no source positions. */
export function fromState(exported: Deployment, place: { readonly project: string; readonly stack: string }): Graph {
  const resources = (exported.deployment.resources ?? []).filter((resource) => !resource.delete && !resource.external);
  return graphOf(place.project, place.stack, resources.map(fromStateResource));
}

function fromStateResource(state: StateResource): Resource {
  return {
    urn: state.urn,
    type: state.type,
    name: nameOf(state.urn),
    custom: state.custom ?? false,
    parent: state.parent || null,
    provider: providerUrn(state.provider ?? ""),
    protect: state.protect ?? false,
    retainOnDelete: state.retainOnDelete ?? false,
    inputs: inputsOf(state.type, state.inputs ?? {}),
    refs: referencesOf(state),
    dependsOn: [...(state.dependencies ?? [])].sort(),
    source: null,
  };
}

function referencesOf({ propertyDependencies = {} }: StateResource): Resource["refs"] {
  const entries = Object.entries(propertyDependencies).map(([key, urns]) => [key, [...(urns ?? [])].sort()] as const);
  return Object.fromEntries(entries.filter(([, urns]) => urns.length > 0).sort());
}

/** The name in a urn: all that follows the type, `::` within it included. */
function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
