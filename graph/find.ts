import { canonicalType } from "./aliases.ts";
import type { Graph, Resource } from "./graph.ts";
import { remembered } from "./remembered.ts";

/** The graph of these resources, sorted by urn. Throws when two share one. */
export function graphOf(project: string, stack: string, resources: Iterable<Resource>): Graph {
  const byUrn = new Map<string, Resource>();
  for (const resource of [...resources].sort((a, b) => compare(a.urn, b.urn))) {
    if (byUrn.has(resource.urn)) throw new Error(`Two resources are named ${resource.urn}: give one another name`);
    byUrn.set(resource.urn, resource);
  }
  return { project, stack, resources: [...byUrn.values()], byUrn };
}

/** Resources of any of these types, under whichever of their names they were registered. */
export function ofType(graph: Graph, ...tokens: readonly string[]): readonly Resource[] {
  const index = types(graph);
  const [found = [], ...others] = [...new Set(tokens.map(canonicalType))].map((type) => index.get(type) ?? []);
  return others.length === 0 ? found : [found, ...others].flat().sort((a, b) => compare(a.urn, b.urn));
}

/** The resources of each type, read once a graph. */
const types = remembered((graph: Graph) => indexOf(graph.resources, ({ type }) => [canonicalType(type)]));

export const isType = (resource: Resource, token: string): boolean =>
  canonicalType(resource.type) === canonicalType(token);

/** The resources that a top-level property refers to; empty when it names nothing of this stack. */
export function referents(graph: Graph, resource: Resource, property: string): readonly Resource[] {
  return targetsOf(graph, resource, property).flatMap((urn) => graph.byUrn.get(urn) ?? []);
}

/** The resources of this type whose top-level property refers to the target. */
export function referrers(graph: Graph, token: string, property: string, target: Resource): readonly Resource[] {
  return references(graph, canonicalType(token), property).get(target.urn) ?? [];
}

/** The resources of a type by the urns that a property of theirs refers to, read once a graph. */
const references = remembered((graph: Graph, type: string, property: string) =>
  indexOf(ofType(graph, type), (resource) => targetsOf(graph, resource, property)),
);

/** Urns that a property refers to. What belongs to a bucket may also say its name, which no other bucket has. */
function targetsOf(graph: Graph, { refs, inputs }: Resource, property: string): readonly string[] {
  const { [property]: referred = [] } = refs;
  const name = property === "bucket" && referred.length === 0 ? inputs.bucket : undefined;
  return typeof name === "string" ? (buckets(graph).get(name) ?? []).map(({ urn }) => urn) : referred;
}

/** Buckets by the names that were chosen for them. */
const buckets = remembered((graph: Graph) =>
  indexOf(ofType(graph, "aws:s3/bucket:Bucket"), ({ inputs }) =>
    typeof inputs.bucket === "string" ? [inputs.bucket] : [],
  ),
);

type Index = ReadonlyMap<string, readonly Resource[]>;

/** Resources by each of the keys that they go by, in the order in which they come. */
export function indexOf(resources: Iterable<Resource>, keysOf: (resource: Resource) => Iterable<string>): Index {
  const index = new Map<string, Resource[]>();
  for (const resource of resources) {
    for (const key of new Set(keysOf(resource))) {
      const alike = index.get(key);
      if (alike === undefined) index.set(key, [resource]);
      else alike.push(resource);
    }
  }
  return index;
}

/** Order of code points: the same on every machine, whatever its language. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
