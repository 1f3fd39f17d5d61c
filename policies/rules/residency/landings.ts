import type { Resource } from "../../../graph/index.ts";
import { ofType } from "../../../graph/index.ts";
import { effectiveRegion, foreign, listed, regionsIn } from "../../proofs/residency/index.ts";
import { each, texts, Unproven } from "../../read.ts";
import { type Finding, fail, pass } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

/**
 * Where the data of one type of resource lands: at patterns that hold a region or an ARN, or where the resource itself
 * is.
 */
export type Landings = Readonly<Record<string, readonly string[] | "itself">>;

/** For each resource of the table's types, whether all that it copies lands in allowed regions. */
export function* judgeLandings(subject: Subject, landings: Landings): Generator<Finding> {
  for (const [type, at] of Object.entries(landings)) {
    yield* each(ofType(subject.graph, type), (resource) =>
      judgeLanding(subject, resource, regionsOf(subject, resource, at)),
    );
  }
}

export function judgeLanding(subject: Subject, resource: Resource, regions: readonly string[]): Finding {
  const facts = { regions, allowed: subject.settled.allowedRegions };
  if (regions.length === 0) return pass(resource, `${resource.name} copies nothing elsewhere`, facts);
  const abroad = foreign(subject, regions);
  return abroad.length === 0
    ? pass(resource, `${resource.name} copies to ${listed(regions)}, where this customer's data may be`, facts)
    : fail(resource, `${resource.name} copies to ${listed(abroad)}, where nothing of this customer may be`, facts);
}

function regionsOf(subject: Subject, resource: Resource, at: Landings[string]): readonly string[] {
  if (at === "itself") return [effectiveRegion(subject.graph, resource) ?? "an unnamed region"];
  return at.flatMap((pattern) => texts(resource, pattern)).map((value) => regionOf(resource, value));
}

/** The region of an ARN, of a zone, or of a setting that is one. */
function regionOf(resource: Resource, value: string): string {
  const [region] = regionsIn(value);
  if (region === undefined) throw new Unproven(`${resource.name} copies to ${value}, which names no region`);
  return region;
}
