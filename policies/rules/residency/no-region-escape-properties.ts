import { isSecret, isUnknown, leaves, type Resource, type Value } from "../../../graph/index.ts";
import { each, Unproven } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { foreign, listed, regionsIn } from "./regions.ts";

/** Properties of the installed provider that hold region codes: `region`, `destinationRegion`, `operatingRegions`, … */
const REGION_PROPERTY = /(?:(?:^|\.)r|(?<!stateOr)R)egions?(?:Name)?(?:\.\d+)?$/;

export const noRegionEscapeProperties: Rule = {
  id: "RES-02",
  name: "no-region-escape-properties",
  statement: "No input that names a region, at the top level or nested, names one outside the tenant's list.",
  severity: "critical",
  capability: "region-residency",
  remedy: "name a region that the settled tenant allows, and one that is known before anything exists",
  premises: [],
  check: (subject) => each(subject.graph.resources, (resource) => judgeInputs(subject, resource)),
};

function judgeInputs(subject: Subject, resource: Resource): readonly Finding[] {
  const named = [...leaves(resource.inputs)].map((leaf) => ({ path: leaf.path, regions: regionsAt(resource, leaf) }));
  const escapes = named.filter(({ regions }) => foreign(subject, regions).length > 0);
  const regions = named.flatMap((leaf) => leaf.regions);
  if (regions.length === 0) return [];
  if (escapes.length === 0) return [pass(resource, `${resource.name} names no region but ${listed(regions)}`)];
  return escapes.map(({ path, regions }) =>
    fail(resource, `${path} of ${resource.name} names ${listed(foreign(subject, regions))}`, { path, regions }),
  );
}

function regionsAt(resource: Resource, { path, value }: { path: string; value: Value }): readonly string[] {
  const isNamed = REGION_PROPERTY.test(path);
  if (isNamed && (isUnknown(value) || isSecret(value)))
    throw new Unproven(`${path} of ${resource.name} can't be known`);
  if (typeof value !== "string") return [];
  return isNamed ? [value] : regionsIn(value);
}
