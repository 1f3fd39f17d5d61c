import { canonicalType } from "./aliases.ts";
import type { Graph, Resource } from "./graph.ts";

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
  const index = indexOf(graph);
  const [found = [], ...others] = [...new Set(tokens.map(canonicalType))].map((type) => index.get(type) ?? []);
  return others.length === 0 ? found : [found, ...others].flat().sort((a, b) => compare(a.urn, b.urn));
}

const indexes = new WeakMap<Graph, ReadonlyMap<string, readonly Resource[]>>();

/** The resources of each type, read once a graph. */
function indexOf(graph: Graph): ReadonlyMap<string, readonly Resource[]> {
  const known = indexes.get(graph);
  if (known !== undefined) return known;
  const index = new Map<string, Resource[]>();
  for (const resource of graph.resources) {
    const type = canonicalType(resource.type);
    const alike = index.get(type);
    if (alike === undefined) index.set(type, [resource]);
    else alike.push(resource);
  }
  indexes.set(graph, index);
  return index;
}

export const isType = (resource: Resource, token: string): boolean =>
  canonicalType(resource.type) === canonicalType(token);

/** The resources that a top-level property refers to; empty when it names nothing of this stack. */
export function referents(graph: Graph, resource: Resource, property: string): readonly Resource[] {
  return (resource.refs[property] ?? []).flatMap((urn) => graph.byUrn.get(urn) ?? []);
}

/** The resources of this type whose top-level property refers to the target. */
export function referrers(graph: Graph, token: string, property: string, target: Resource): readonly Resource[] {
  return ofType(graph, token).filter((resource) => resource.refs[property]?.includes(target.urn) ?? false);
}

/** Order of code points: the same on every machine, whatever its language. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
