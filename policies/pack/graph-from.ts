import { type PolicyResource, Secret } from "@pulumi/policy";
import {
  compare,
  type Graph,
  graphOf,
  inputsOf,
  isList,
  isMap,
  isProvider,
  type Resource,
  SECRET,
  UNKNOWN,
  type Value,
  type ValueMap,
} from "../../graph/index.ts";

/** What `pulumi policy analyze` writes in place of a secret that it has no key to. */
const REDACTED = "[secret]";

/**
 * The inputs of a resource as the engine shows them to a remediation. Reading one there throws when it is unknown, so
 * its fields are taken as they are described, which hands out the marks that stand for unknown and secret values.
 */
export function inputsFrom(type: string, props: Record<string, unknown>): ValueMap {
  const described = Object.entries(Object.getOwnPropertyDescriptors(props)).map(([key, { value }]) => [key, value]);
  const inputs = inputsOf(type, Object.fromEntries(described), (value) =>
    value instanceof Secret ? SECRET : undefined,
  );
  return marked(inputs);
}

/** The same, with what was blotted out as the secrets that they are. */
function marked(inputs: ValueMap): ValueMap {
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, value && mark(value)]));
}

function mark(value: Value): Value {
  if (value === REDACTED) return SECRET;
  if (isList(value)) return value.map(mark);
  return isMap(value) ? marked(value) : value;
}

/** The graph of the engine's resources with the inputs that were noted; whoever's inputs weren't is unknown as a whole. */
export function graphFrom(
  place: { readonly project: string; readonly stack: string },
  resources: readonly PolicyResource[],
  inputs: ReadonlyMap<string, ValueMap>,
): Graph {
  const own = resources.map((resource) => resourceFrom(resource, inputs.get(resource.urn) ?? UNKNOWN));
  return graphOf(place.project, place.stack, own);
}

/** The engine doesn't tell a policy which resources stay when their stack goes: no rule may rest on `retainOnDelete`. */
function resourceFrom(resource: PolicyResource, inputs: ValueMap): Resource {
  const { urn, type, name, provider, parent } = resource;
  const refs = Object.entries(resource.propertyDependencies).map(([key, to]) => [key, urnsOf(to)] as const);
  return {
    urn,
    type,
    name,
    custom: provider !== undefined || isProvider(type),
    parent: parent?.urn ?? null,
    provider: provider?.urn ?? null,
    protect: resource.opts.protect,
    retainOnDelete: false,
    inputs,
    refs: Object.fromEntries(refs.filter(([, urns]) => urns.length > 0).sort(([a], [b]) => compare(a, b))),
    dependsOn: urnsOf(resource.dependencies),
    source: null,
  };
}

const urnsOf = (resources: readonly PolicyResource[]): readonly string[] => resources.map(({ urn }) => urn).sort();
