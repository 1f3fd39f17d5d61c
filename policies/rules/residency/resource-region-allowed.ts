import type { Resource } from "../../../graph/index.ts";
import {
  accountWide,
  effectiveRegion,
  foreign,
  homesOf,
  isAws,
  isWorldwide,
  listed,
} from "../../proofs/residency/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

export const resourceRegionAllowed: Rule = {
  id: "RES-01",
  name: "resource-region-allowed",
  statement:
    "Every AWS resource is in a region that was settled for what its account holds, whether the region comes from the resource or from its provider, and no resource uses a default provider without a region.",
  severity: "critical",
  capability: "region-residency",
  remedy: "declare it through a provider whose region the settled tenant allows",
  premises: [],
  check: (subject) => each(subject.graph.resources.filter(isPlaced), (resource) => judgeRegion(subject, resource)),
};

const isPlaced = (resource: Resource): boolean => isAws(resource) || resource.type === "pulumi:providers:aws";

function judgeRegion(subject: Subject, resource: Resource): Finding {
  const nowhere = accountWide(resource.type);
  if (nowhere !== null) return notApplicable(`${resource.name} is ${nowhere}`, resource);
  if (isWorldwide(resource.type)) return fail(resource, `${resource.name} serves its content from all over the world`);
  const region = effectiveRegion(subject.graph, resource);
  if (region === undefined) return fail(resource, `${resource.name} names no region and has no provider that does`);
  const homes = homesOf(subject, resource);
  const facts = { region, allowed: homes };
  if (foreign(subject, [region]).length > 0)
    return fail(resource, `${resource.name} is in ${region}, where nothing of this customer may be`, facts);
  return homes.includes(region)
    ? pass(resource, `${resource.name} is in ${region}, where this customer's data may be`, facts)
    : fail(resource, `${resource.name} is in ${region}, and ${listed(homes)} was settled for its account`, facts);
}
