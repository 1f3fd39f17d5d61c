import type { Graph, Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { ringing } from "./alarms.ts";
import { trailsOf } from "./trails.ts";

/** What nobody should see, as CloudWatch filters it (CIS AWS Foundations, monitoring), and how often it may pass. */
const ODD: readonly { readonly what: string; readonly pattern: string; readonly most: number }[] = [
  {
    what: "root being used",
    pattern:
      '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
    most: 1,
  },
  {
    what: "sign-ins without a second factor",
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.userIdentity.type = "IAMUser") && ($.additionalEventData.MFAUsed != "Yes") && ($.responseElements.ConsoleLogin = "Success") }',
    most: 1,
  },
  {
    what: "sign-ins that fail",
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
    most: 5,
  },
  {
    what: "calls that are refused",
    pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    most: 10,
  },
];

export const oddSignInsRingAnAlarm: Rule = {
  id: "LOG-14",
  name: "odd-sign-ins-ring-an-alarm",
  statement:
    "Root being used, odd or failing sign-ins and a row of refused calls ring an alarm, and somebody hears it.",
  severity: "high",
  capability: "intrusion-detection",
  remedy: "count each of them in the trail's log as CIS writes it, with an alarm in time and a subscriber",
  premises: ["calls-recorded"],
  check: ({ graph }) => each(trailsOf(graph), (trail) => judgeTrail(graph, trail)),
};

function judgeTrail(graph: Graph, trail: Resource): Finding {
  const silent = ODD.filter(({ pattern, most }) => !ringing(graph, trail, most).includes(pattern));
  const whats = silent.map(({ what }) => what);
  return whats.length === 0
    ? pass(trail, `whoever tries to get in past the ways there are is heard in what ${trail.name} takes down`)
    : fail(trail, `nobody hears of ${whats.join(" and ")} in what ${trail.name} takes down`, { silent: whats });
}
