import { canonicalType } from "../../../graph/index.ts";
import generated from "./properties.generated.json" with { type: "json" };

/**
 * What a property says of a place: `place`, that its text is one; `everywhere`, that a yes means every region; `no place`,
 * whatever its name; `unheard`, that its name speaks of one and the installed provider doesn't know it.
 */
export type Saying = "place" | "everywhere" | "no place" | "unheard";

/** Name and version of the provider package that the list is made from. */
export const PROVIDER = generated.package;

const LISTED = new Map(
  Object.entries<readonly string[]>(generated.types).map(([type, paths]) => [type, new Set(paths)]),
);
const SPEAKS_OF_ONE = /region|availabilityZone/i;

/** Listed properties whose text is no place, or whose yes opens none, each with the reason. */
const NO_PLACE: Readonly<Record<string, string>> = {
  arcregionswitch: "a host name, which is read as such",
  availabilityZoneChangeProtection: "only zones of the region it is in",
  availabilityZoneRebalancing: "only zones of the region it is in",
  availabilityZoneRelocationEnabled: "only zones of the region it is in",
  crossRegionS3RestoreSourcesAccesses: "only on or off, for restores into the region it is in",
  isMultiRegionTrail: "hears of every region and writes into the one it is in",
  multiRegion: "judged by kms-no-multi-region-key",
  multiRegionEnabled: "hears of every region and writes into the one it is in",
  multiRegionClusterName: "a name, of what is itself judged where it is made",
  multiRegionClusterNameSuffix: "part of a name",
  multiRegionParameterGroupName: "a name",
  regionConcurrencyType: "only whether one goes after the other",
  regionDatabaseClusterArns: "ARNs, which are read as such",
  regionLinkingMode: "judged by nothing-gathered-across-regions",
  regionalCertificateArn: "an ARN, which is read as such",
  regionalCertificateName: "a name",
  regionalNatGatewayId: "an id, of what is itself judged where it is made",
  s3UsEast1RegionalEndpoint: "only the form of a host name of S3",
  singleAvailabilityZone: "only zones of the region it is in",
  skipRegionValidation: "every region is judged here",
  stateOrRegion: "part of somebody's postal address",
  targetCustomAvailabilityZone: "an id of VMware's zones, which no longer exist",
  wafregional: "a host name, which is read as such",
};

/** Whether the installed provider has this type. */
export const isHeardOf = (type: string): boolean => LISTED.has(type) || LISTED.has(canonicalType(type));

/** Properties of a type that say a place, whichever of its names it goes by. */
const listedOf = (type: string): ReadonlySet<string> =>
  LISTED.get(type) ?? LISTED.get(canonicalType(type)) ?? new Set();

/** The names on a dotted path, without the places in lists. */
const stepsOf = (path: string): string[] => path.split(".").filter((step) => !/^\d+$/.test(step));

/** What the property of an AWS type at a dotted path says of a place; undefined when nothing. */
export function sayingOf(type: string, path: string): Saying | undefined {
  const listed = listedOf(type);
  let [above, name] = ["", ""];
  for (name of stepsOf(path)) {
    above = above === "" ? name : `${above}.${name}`;
    const isPlace = listed.has(above);
    if (!isPlace && !listed.has(`${above}?`)) continue;
    if (Object.hasOwn(NO_PLACE, name)) return "no place";
    return isPlace ? "place" : "everywhere";
  }
  return SPEAKS_OF_ONE.test(name) ? "unheard" : undefined;
}

/** Whether properties that say a place lie beneath this one, so that nothing is known while it isn't. */
export function holdsPlaces(type: string, path: string): boolean {
  const above = `${stepsOf(path).join(".")}.`;
  return [...listedOf(type)].some((listed) => listed.startsWith(above));
}
