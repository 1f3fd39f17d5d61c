import type { Resource } from "../../../graph/index.ts";
import { each, map } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { scanned } from "../../scan.ts";
import type { Subject } from "../../verdict.ts";
import { carriesTags } from "./taggable.ts";

/** What each tag must say; undefined for one that must say anything. */
const wanted = ({ settled: { tenant } }: Subject): Readonly<Record<string, string | undefined>> => ({
  "domicile:tenant": tenant.name,
  "domicile:data": [...tenant.data.classes].sort().join("+"),
  "domicile:id": undefined,
});

export const tenantTags: Rule = {
  id: "TEN-01",
  name: "tenant-tags",
  statement:
    "Every resource that can carry tags names its tenant, the kinds of data it is for, and itself by an identity that never changes.",
  severity: "medium",
  capability: "tenant-isolation",
  remedy: "tag it with domicile:tenant, domicile:data and domicile:id, as the tenant's file says",
  premises: [],
  check: (subject) => each(subject.graph.resources.filter(carriesTags), (resource) => judgeTags(subject, resource)),
};

function judgeTags(subject: Subject, resource: Resource): Finding {
  const tags = map(scanned(resource), "tags");
  const wrong = Object.entries(wanted(subject)).filter(
    ([key, value]) => !tags[key] || (value !== undefined && tags[key] !== value),
  );
  return wrong.length === 0
    ? pass(resource, `${resource.name} says whose it is`)
    : fail(
        resource,
        `${resource.name} doesn't say ${wrong.map(([key, value]) => (value ? `${key} ${value}` : key)).join(" and ")}`,
      );
}
