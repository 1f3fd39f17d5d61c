import { isSecret, isUnknown, leaves, type Resource } from "../../../graph/index.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { foreign, listed, regionsIn } from "./regions.ts";

/** Partition and region of an ARN; AWS's own policies and global services name no region. */
const ARN = /\barn:([a-z-]+):[a-z0-9-]+:([a-z0-9-]*):/g;
/** Zone ids as AWS forms them (`eus2-az1`, `euscdee1-az1`), whose first part says the region in short. */
const ZONE = /(?<![\w-])[a-z]{3,7}\d-az\d+(?![\w-])/g;
/** Host names under AWS's suffixes. */
const HOST = /(?<![\w-])(?:[a-z0-9-]+\.)+(?:amazonaws\.(?:com\.cn|com|eu)|api\.aws)(?![\w-])/g;

export const arnRegionAllowed: Rule = {
  id: "RES-03",
  name: "arn-region-allowed",
  statement:
    "Every ARN, zone and regional host name found anywhere in the inputs is of this tenant's partition, zones and allowed regions.",
  severity: "high",
  capability: "region-residency",
  remedy: "name it in the tenant's own partition, region and zones",
  premises: [],
  check: (subject) => subject.graph.resources.flatMap((resource) => judgeResource(subject, resource)),
};

function judgeResource(subject: Subject, resource: Resource): readonly Finding[] {
  const texts = [...leaves(resource.inputs)].flatMap(({ path, value }) =>
    isUnknown(value) || isSecret(value) || typeof value !== "string" ? [] : [{ path, value }],
  );
  const named = texts.flatMap(({ path, value }) => placesIn(value).map((place) => ({ path, place })));
  const wrong = named.flatMap(({ path, place }) => {
    const fault = faultOf(subject, place);
    return fault === null
      ? []
      : [fail(resource, `${path} of ${resource.name} names ${place}, which ${fault}`, { path })];
  });
  if (named.length === 0 || wrong.length > 0) return wrong;
  return [pass(resource, `every place that ${resource.name} names is this tenant's`, { places: named.length })];
}

const placesIn = (value: string): readonly string[] => [ARN, ZONE, HOST].flatMap((form) => value.match(form) ?? []);

/** What is wrong with an ARN, a zone or a host; null when nothing is. */
function faultOf(subject: Subject, place: string): string | null {
  const { settled } = subject;
  const [, partition, region] = [...place.matchAll(ARN)][0] ?? [];
  if (partition !== undefined && partition !== settled.partition) return `is in the partition ${partition}`;
  const isZone = place.match(ZONE) !== null;
  if (isZone && !settled.zones.includes(place)) return `is not a zone of ${listed(settled.zones)}`;
  const regions = region ? [region] : regionsIn(place);
  return foreign(subject, regions).length === 0 ? null : `is in ${listed(regions)}`;
}
