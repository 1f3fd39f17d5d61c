import type { Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { effectiveRegion, foreign, isAws } from "./regions.ts";

/** Services with one address for the whole partition, which hold settings and names but no customer data. */
const ACCOUNT_WIDE =
  /^aws:(account|budgets|costexplorer|iam|organizations|route53domains|shield)\/|^aws:route53\/(?!resolver|profiles)/;
/** Services that answer from every region they like. */
const WORLDWIDE = /^aws:(cloudfront|globalaccelerator)\//;

export const resourceRegionAllowed: Rule = {
  id: "RES-01",
  name: "resource-region-allowed",
  statement:
    "Every AWS resource is in a region the tenant allows, whether the region comes from the resource or from its provider, and no resource uses a default provider without a region.",
  severity: "critical",
  capability: "region-residency",
  remedy: "declare it through a provider whose region the settled tenant allows",
  premises: [],
  check: (subject) => each(subject.graph.resources.filter(isPlaced), (resource) => judgeRegion(subject, resource)),
};

const isPlaced = (resource: Resource): boolean => isAws(resource) || resource.type === "pulumi:providers:aws";

function judgeRegion(subject: Subject, resource: Resource): Finding {
  if (ACCOUNT_WIDE.test(resource.type)) {
    return notApplicable(`${resource.name} is a setting of the whole account, which has no region`, resource);
  }
  if (WORLDWIDE.test(resource.type))
    return fail(resource, `${resource.name} serves its content from all over the world`);
  const region = effectiveRegion(subject.graph, resource);
  if (region === undefined) return fail(resource, `${resource.name} names no region and has no provider that does`);
  const facts = { region, allowed: subject.settled.allowedRegions };
  return foreign(subject, [region]).length === 0
    ? pass(resource, `${resource.name} is in ${region}, where this customer's data may be`, facts)
    : fail(resource, `${resource.name} is in ${region}, where nothing of this customer may be`, facts);
}
