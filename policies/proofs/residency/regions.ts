import type { Graph, Resource } from "../../../graph/index.ts";
import { text, Unproven } from "../../read.ts";
import { scanned } from "../../scan.ts";
import type { Subject } from "../../verdict.ts";

/** Region codes as AWS forms them, those included that no table knows yet; also within ARNs, hosts and zone names. */
const REGION =
  /(?<![a-z0-9])(?:(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-(?:gov|iso[bef]?))?|eusc-[a-z]{2})-(?:north|south|central|(?:north|south)?(?:east|west))-\d(?!\d)/g;

/** Every region that a text names. */
export const regionsIn = (value: string): readonly string[] => value.match(REGION) ?? [];

export const isAws = (resource: Resource): boolean => resource.type.startsWith("aws:");

/**
 * The region a resource is in: its own, else its provider's; undefined when neither says.
 * Throws `Unproven` when the provider isn't in the graph or the region isn't known.
 */
export function effectiveRegion(graph: Graph, resource: Resource): string | undefined {
  const own = text(scanned(resource), "region");
  if (own !== undefined || resource.provider === null) return own;
  const provider = graph.byUrn.get(resource.provider);
  if (!provider) throw new Unproven(`the provider of ${resource.name} is not in the graph`);
  return text(provider, "region");
}

/** Those of the regions that this tenant's data may not be in. */
export function foreign({ settled }: Subject, regions: readonly string[]): readonly string[] {
  return regions.filter((region) => !settled.allowedRegions.includes(region));
}

/** `eu-south-2 and eu-central-1`, each once. */
export const listed = (names: readonly string[]): string => [...new Set(names)].sort().join(" and ");
