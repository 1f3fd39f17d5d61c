import { isSecret, isUnknown, leaves, type Resource } from "../../../graph/index.ts";
import type { Settled } from "../../../law/index.ts";
import { listed, regionsIn } from "./regions.ts";

/** A text in which a place stands, and the property it was found in. */
export interface Place {
  readonly path: string;
  readonly kind: "ARN" | "zone" | "host";
  readonly text: string;
}

/** Partition and region of an ARN; AWS's own policies and global services name no region. */
const ARN = /\barn:([a-z-]+):[a-z0-9-]+:([a-z0-9-]*):/g;
/** Zone ids as AWS forms them (`eus2-az1`, `euscdee1-az1`), whose first part says the region in short. */
const ZONE = /(?<![\w-])[a-z]{3,7}\d-az\d+(?![\w-])/g;
/** Host names under AWS's suffixes. */
const HOST = /(?<![\w-])(?:[a-z0-9-]+\.)+(?:amazonaws\.(?:com\.cn|com|eu)|api\.aws|on\.aws)(?![\w-])/g;
const FORMS = [
  ["ARN", ARN],
  ["zone", ZONE],
  ["host", HOST],
] as const;

/** Every ARN, zone id and AWS host in a resource's inputs, those inside documents and longer texts included. */
export function placesOf({ inputs }: Resource): readonly Place[] {
  return leaves(inputs).flatMap(({ path, value }) =>
    isUnknown(value) || isSecret(value) || typeof value !== "string" ? [] : placesIn(path, value),
  );
}

function placesIn(path: string, value: string): readonly Place[] {
  return FORMS.flatMap(([kind, form]) => (value.match(form) ?? []).map((text) => ({ path, kind, text })));
}

/** Whether a text is a zone's id and nothing else. */
export const isZoneId = (text: string): boolean => text.match(ZONE)?.[0] === text;

/** What is wrong with a place for a tenant, as words that follow "which"; null when nothing is. */
export function faultOf({ partition, zones, allowedRegions }: Settled, { kind, text }: Place): string | null {
  const [, named, region] = kind === "ARN" ? ([...text.matchAll(ARN)][0] ?? []) : [];
  if (named !== undefined && named !== partition) return `is in the partition ${named}`;
  if (kind === "zone") return zones.includes(text) ? null : `is not a zone of ${listed(zones)}`;
  const regions = region ? [region] : regionsIn(text);
  return regions.every((one) => allowedRegions.includes(one)) ? null : `is in ${listed(regions)}`;
}
