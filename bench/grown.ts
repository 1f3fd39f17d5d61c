import { type Graph, graphOf, type Resource } from "../graph/index.ts";

/** Parts that a home has once, however much it holds. */
const ONCE =
  /domicile:(account|audit|backup|cluster|connectivity|edge|firewall|keyring|network|patching|runner|workload):/;

/**
 * The same home with more in it: buckets, databases, doors, people's roles, findings and mail stand there again and
 * again, each under names of its own and joined as the first ones are, until there are as many resources.
 */
export function grown(graph: Graph, resources: number): Graph {
  const { project, stack } = graph;
  const held = graph.resources.filter(({ urn, custom, provider }) => custom && provider !== null && !ONCE.test(urn));
  const more: Resource[] = [];
  for (let turn = 2; graph.resources.length + more.length < resources; turn += 1) {
    const left = resources - graph.resources.length - more.length;
    more.push(...again(held, stack, turn).slice(0, left));
  }
  return graphOf(project, stack, [...graph.resources, ...more]);
}

function again(held: readonly Resource[], stack: string, turn: number): Resource[] {
  const renamed = new Map(held.map(({ urn }) => [urn, `${urn}-${turn}`]));
  const own = (urn: string): string => renamed.get(urn) ?? urn;
  return held.map((resource) => ({
    ...resource,
    urn: own(resource.urn),
    name: `${resource.name}-${turn}`,
    inputs: JSON.parse(JSON.stringify(resource.inputs).replaceAll(stack, `${stack}-${turn}`)),
    refs: Object.fromEntries(Object.entries(resource.refs).map(([property, urns]) => [property, urns.map(own)])),
    dependsOn: resource.dependsOn.map(own),
  }));
}
