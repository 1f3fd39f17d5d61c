import type { Resource } from "../../../graph/index.ts";
import { foreign, listed, namedBy } from "../../proofs/residency/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { scanned } from "../../scan.ts";
import type { Subject } from "../../verdict.ts";

/** How many properties a verdict shows of those it looked at. */
const EXAMPLES = 3;

export const noRegionEscapeProperties: Rule = {
  id: "RES-02",
  name: "no-region-escape-properties",
  statement:
    "No input that names a region, at the top level or nested, names one outside the tenant's list; what the installed provider doesn't know proves nothing.",
  severity: "critical",
  capability: "region-residency",
  remedy: "name a region that the settled tenant allows, and one that is known before anything exists",
  premises: [],
  check: (subject) => each(subject.graph.resources, (resource) => judgeInputs(subject, resource)),
};

function judgeInputs(subject: Subject, resource: Resource): readonly Finding[] {
  const named = namedBy(scanned(resource));
  const escapes = named.filter(({ regions }) => foreign(subject, regions).length > 0);
  const regions = named.flatMap((one) => one.regions);
  if (regions.length === 0) return [];
  const at = named.slice(0, EXAMPLES).map(({ path }) => path);
  const facts = { looked: named.length, at, regions: [...new Set(regions)].sort() };
  if (escapes.length === 0) return [pass(resource, `${resource.name} names no region but ${listed(regions)}`, facts)];
  return escapes.map(({ path, regions }) =>
    fail(resource, `${path} of ${resource.name} names ${listed(foreign(subject, regions))}`, { path, regions }),
  );
}
