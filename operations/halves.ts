import { type Graph, graphOf, type Resource } from "../graph/index.ts";
import type { Scope } from "./engine/index.ts";

/**
 * A part of an `up`: from outside the tenant's network, where its cluster isn't reached, or from inside, where nothing else
 * is but what has a private endpoint. Both together are everything.
 */
export type Half = "outside" | "inside";

type Known = Pick<Resource, "urn" | "type"> & { readonly custom?: boolean };

/**
 * What a half is about, of all that is declared or stands: inside, whatever is in the cluster and waits for that; outside,
 * the rest. The packs would judge it by that half alone: who runs one judges the whole plan before.
 */
export function scopeOf(half: Half | undefined, declared: Graph, standing: readonly Known[] = []): Scope {
  if (half === undefined) return {};
  const left = standing.filter(isOfCluster).map(({ urn }) => urn);
  const inside = new Set([...insideOf(declared), ...left]);
  if (half === "outside") return { judged: false, but: [...inside] };
  const things = [...declared.resources.filter(isThing), ...standing.filter(isThing)].map(({ urn }) => urn);
  return { judged: false, but: [...new Set(things)].filter((urn) => !inside.has(urn)) };
}

/** What is no component, no stack and no provider: those every run passes. */
const isThing = ({ type, custom }: Known): boolean => custom === true && !type.startsWith("pulumi:");

/** What of a graph a run within this scope can reach. */
export function reachedOf({ but = [] }: Scope, graph: Graph): Graph {
  const left = new Set(but);
  return graphOf(
    graph.project,
    graph.stack,
    graph.resources.filter(({ urn }) => !left.has(urn)),
  );
}

function insideOf({ resources }: Graph): ReadonlySet<string> {
  const inside = new Set(resources.filter(isOfCluster).map(({ urn }) => urn));
  const waits = ({ urn, custom, dependsOn }: Resource) =>
    custom && !inside.has(urn) && dependsOn.some((one) => inside.has(one));
  for (let found = resources.filter(waits); found.length > 0; found = resources.filter(waits))
    for (const { urn } of found) inside.add(urn);
  return inside;
}

const isOfCluster = ({ type }: Known): boolean => type.startsWith("kubernetes:");
