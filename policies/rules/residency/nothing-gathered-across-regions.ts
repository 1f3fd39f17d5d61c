import { ofType, type Resource } from "../../../graph/index.ts";
import { foreign, listed } from "../../proofs/residency/index.ts";
import { each, flag, text, texts } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

/** What gathers from other regions: where it says from which, and the words by which it means others than those it names. */
const GATHERERS: Readonly<
  Record<string, { regions: readonly string[]; modes: readonly string[]; all: readonly string[] }>
> = {
  "aws:cfg/configurationAggregator:ConfigurationAggregator": {
    regions: ["accountAggregationSource.regions.*", "organizationAggregationSource.regions.*"],
    modes: [],
    all: ["accountAggregationSource.allRegions", "organizationAggregationSource.allRegions"],
  },
  "aws:cfg/aggregateAuthorization:AggregateAuthorization": {
    regions: ["authorizedAwsRegion", "region"],
    modes: [],
    all: [],
  },
  "aws:securityhub/aggregatorV2:AggregatorV2": { regions: ["linkedRegions.*"], modes: ["regionLinkingMode"], all: [] },
  "aws:securityhub/findingAggregator:FindingAggregator": {
    regions: ["specifiedRegions.*"],
    modes: ["linkingMode"],
    all: [],
  },
};

export const nothingGatheredAcrossRegions: Rule = {
  id: "RES-13",
  name: "nothing-gathered-across-regions",
  statement:
    "Findings and settings are gathered from named, allowed regions alone: what is gathered is also sent back to where it came from.",
  severity: "high",
  capability: "log-residency",
  remedy: "name the regions it gathers from, and none that the settled tenant doesn't allow",
  premises: ["resource-region-allowed"],
  rare: true,
  *check(subject) {
    for (const type of Object.keys(GATHERERS))
      yield* each(ofType(subject.graph, type), (one) => judgeGatherer(subject, one, type));
  },
};

function judgeGatherer(subject: Subject, gatherer: Resource, type: string): Finding {
  const { regions, modes, all } = GATHERERS[type] ?? { regions: [], modes: [], all: [] };
  const open =
    all.some((at) => flag(gatherer, at)) || modes.some((at) => (text(gatherer, at) ?? "ALL").startsWith("ALL"));
  if (open) return fail(gatherer, `${gatherer.name} gathers from regions that it doesn't name`);
  const named = regions.flatMap((at) => texts(gatherer, at));
  const abroad = foreign(subject, named);
  return abroad.length === 0
    ? pass(gatherer, `${gatherer.name} gathers from ${listed(named) || "its own region"} alone`, { regions: named })
    : fail(gatherer, `${gatherer.name} gathers from ${listed(abroad)}`, { regions: named });
}
