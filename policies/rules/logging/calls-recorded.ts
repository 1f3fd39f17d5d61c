import type { Graph, Resource } from "../../../graph/index.ts";
import { each, flag, list } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { is, sentTo, takenDown, trailsOf } from "./trails.ts";

export const callsRecorded: Rule = {
  id: "LOG-01",
  name: "calls-recorded",
  statement:
    "A trail takes down every call to the account, in every region and worldwide, in signed files and a log that can be searched.",
  severity: "critical",
  capability: "api-trail",
  remedy: "have one trail of all regions take down all management events, with file validation and a log group",
  premises: ["records-stay-ours", "every-volume-tenant-cmk", "resource-region-allowed"],
  *check({ graph }) {
    const trails = trailsOf(graph);
    if (trails.length === 0) yield fail(null, "nobody takes down what is called in this account");
    yield* each(trails, (trail) => judgeTrail(graph, trail));
  },
};

function judgeTrail(graph: Graph, trail: Resource): Finding {
  const faults = [
    ...((flag(trail, "enableLogging") ?? true) ? [] : ["it is switched off"]),
    ...(flag(trail, "isMultiRegionTrail") ? [] : ["it knows one region only"]),
    ...((flag(trail, "includeGlobalServiceEvents") ?? true) ? [] : ["it leaves out what is called worldwide"]),
    ...(flag(trail, "enableLogFileValidation") ? [] : ["its files aren't signed"]),
    ...(takesAllCalls(trail) ? [] : ["it leaves calls out"]),
    ...(sentTo(graph, trail).length > 0 ? [] : ["nobody can search it"]),
  ];
  return faults.length === 0
    ? pass(trail, `the trail ${trail.name} takes down every call, in signed files and a log that can be searched`)
    : fail(trail, `the trail ${trail.name} is no full record, since ${faults.join(" and ")}`, { faults });
}

/** Without selectors a trail takes down all calls that manage something, and nothing else. */
function takesAllCalls(trail: Resource): boolean {
  const told = takenDown(trail);
  const all = told.some((limits) => limits.every((limit) => is(limit, "eventCategory", "equals", "Management")));
  return all || (told.length === 0 && list(trail, "eventSelectors").length === 0);
}
