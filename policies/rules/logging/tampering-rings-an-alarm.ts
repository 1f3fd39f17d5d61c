import type { Graph, Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { silentOf } from "./alarms.ts";
import { trailsOf } from "./trails.ts";

/** Calls by which records end, can be read no more, or ring nowhere. */
const TAMPERING = [
  "StopLogging",
  "DeleteTrail",
  "UpdateTrail",
  "PutEventSelectors",
  "DeleteLogGroup",
  "DeleteLogStream",
  "PutRetentionPolicy",
  "DeleteFlowLogs",
  "DeleteLoggingConfiguration",
  "StopConfigurationRecorder",
  "DeleteDetector",
  "PutMetricFilter",
  "DeleteMetricFilter",
  "PutMetricAlarm",
  "DeleteAlarms",
  "DisableAlarmActions",
  "DeleteTopic",
  "Unsubscribe",
  "ScheduleKeyDeletion",
  "DisableKey",
];

export const tamperingRingsAnAlarm: Rule = {
  id: "LOG-06",
  name: "tampering-rings-an-alarm",
  statement:
    "Every call by which records would end, or an alarm be silenced, rings an alarm at once, and somebody hears it.",
  severity: "high",
  capability: "audit-log-immutability",
  remedy: `count ${TAMPERING.join(", ")} in the trail's log, with an alarm from the first on and a subscriber`,
  premises: ["calls-recorded"],
  check: ({ graph }) => each(trailsOf(graph), (trail) => judgeTrail(graph, trail)),
};

function judgeTrail(graph: Graph, trail: Resource): Finding {
  const silent = silentOf(graph, trail, TAMPERING);
  return silent.length === 0
    ? pass(trail, `whoever touches what ${trail.name} takes down is heard at once`, { calls: TAMPERING })
    : fail(trail, `nobody hears of ${silent.join(" and ")} in what ${trail.name} takes down`, { silent });
}
