import { isSecret, isUnknown, leaves, type Resource, type Value } from "../../../graph/index.ts";
import { Unproven } from "../../read.ts";
import { isZoneId } from "./places.ts";
import { holdsPlaces, isHeardOf, PROVIDER, sayingOf } from "./properties.ts";
import { isAws, regionsIn } from "./regions.ts";

/** Where a provider other than AWS's holds region codes: `region`, `destinationRegion`, `operatingRegions`, … */
const REGION_PROPERTY = /(?:(?:^|\.)r|R)egions?(?:Name)?(?:\.\d+)?$/;

/** A property that names regions; `every region` where it opens them all. */
export interface Named {
  readonly path: string;
  readonly regions: readonly string[];
}

/**
 * Every input of a resource that names regions. Throws `Unproven` when one that would can't be known, and when the
 * installed provider knows its type or a property of such a name not.
 */
export function namedBy(resource: Resource): readonly Named[] {
  const { name, type, inputs } = resource;
  if (isAws(resource) && !isHeardOf(type)) throw new Unproven(`${name} is of a type that ${PROVIDER} doesn't have`);
  return leaves(inputs)
    .map(({ path, value }) => ({ path, regions: regionsAt(resource, path, value) }))
    .filter(({ regions }) => regions.length > 0);
}

function regionsAt(resource: Resource, path: string, value: Value): readonly string[] {
  const { name } = resource;
  const saying = sayingAt(resource, path);
  if (isUnknown(value) || isSecret(value)) {
    if (saying === undefined && path !== "" && !(isAws(resource) && holdsPlaces(resource.type, path))) return [];
    throw new Unproven(`${path || "all"} of ${name} can't be known`);
  }
  if (saying === "everywhere") return value === true || value === "true" ? ["every region"] : [];
  if (typeof value !== "string") return [];
  const found = regionsIn(value);
  if (saying === "unheard" && found.length === 0)
    throw new Unproven(`${path} of ${name} speaks of a region, and ${PROVIDER} has no such property`);
  return saying === "place" && found.length === 0 && !isZoneId(value) ? [value] : found;
}

function sayingAt(resource: Resource, path: string) {
  if (!isAws(resource)) return REGION_PROPERTY.test(path) ? "place" : undefined;
  const saying = sayingOf(resource.type, path);
  return saying === "no place" ? undefined : saying;
}
