import type { Resource } from "../../../graph/index.ts";
import { faultOf, placesOf } from "../../proofs/residency/index.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { scanned } from "../../scan.ts";
import type { Subject } from "../../verdict.ts";

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

function judgeResource({ settled }: Subject, resource: Resource): readonly Finding[] {
  const named = placesOf(scanned(resource));
  const wrong = named.flatMap((place) => {
    const { path, text } = place;
    const fault = faultOf(settled, place);
    return fault === null
      ? []
      : [fail(resource, `${path} of ${resource.name} names ${text}, which ${fault}`, { path })];
  });
  if (named.length === 0 || wrong.length > 0) return wrong;
  const kinds = [...new Set(named.map(({ kind }) => kind))].sort();
  const facts = { names: kinds, allowed: settled.allowedRegions };
  return [pass(resource, `every place that ${resource.name} names is this tenant's`, facts)];
}
