import { type Graph, graphOf, type Resource } from "../../graph/index.ts";

/** Names of the components of a graph: the folders they are made in. */
export function componentsOf({ resources }: Graph): string[] {
  return [...new Set(resources.flatMap(({ urn }) => componentsIn(urn)))].sort();
}

/** Names of the components that a resource is or is a part of. */
export function componentsIn(urn: string): string[] {
  const types = urn.split("::")[2]?.split("$") ?? [];
  return types.flatMap((type) => (type.startsWith("domicile:") ? [type.split(":")[1] ?? ""] : [])).filter(isComponent);
}

const isComponent = (name: string): boolean => name !== "tenant";

/** The graph as if one component had never been written: its resources are gone, and what named them names nothing. */
export function without({ project, stack, resources }: Graph, component: string): Graph {
  const isGone = (urn: string) => urn.includes(`domicile:${component}:`);
  const left = resources.filter(({ urn }) => !isGone(urn)).map((resource) => forgetting(resource, isGone));
  return graphOf(project, stack, left);
}

function forgetting(resource: Resource, isGone: (urn: string) => boolean): Resource {
  const refs = Object.entries(resource.refs).map(([property, urns]) => [property, urns.filter((urn) => !isGone(urn))]);
  const dependsOn = resource.dependsOn.filter((urn) => !isGone(urn));
  return { ...resource, refs: Object.fromEntries(refs), dependsOn };
}
