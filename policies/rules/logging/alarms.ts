import { isDeepStrictEqual } from "node:util";
import { type Graph, ofType, type Resource, referents, referrers, type ValueMap } from "../../../graph/index.ts";
import { speakersFor } from "../../carriers.ts";
import { covers, document, type Statement } from "../../document.ts";
import { isSubscribed } from "../../events.ts";
import { flag, map, number, text } from "../../read.ts";
import { sentTo } from "./trails.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";

/** Longest that an alarm adds up before it is looked at whether it rings, in seconds. */
const AT_ONCE = 300;

/** What CloudWatch counts something under. */
interface Metric {
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly dimensions: ValueMap;
}

/** Whether an alarm with a subscriber rings when a filter of a log counts this many events at the latest. */
export function isHeard(graph: Graph, filter: Resource, most = 1): boolean {
  const part = (of: string) => text(filter, `metricTransformation.${of}`);
  const metric = { name: part("name"), namespace: part("namespace"), dimensions: {} };
  const isApart = Object.keys(map(filter, "metricTransformation.dimensions")).length > 0;
  return part("value") === "1" && !isApart && rings(graph, metric, most);
}

/** Whether an alarm with a subscriber rings when a metric counts this many events at the latest. */
export function rings(graph: Graph, { name, namespace, dimensions }: Metric, most = 1): boolean {
  return ofType(graph, ALARM).some(
    (alarm) =>
      text(alarm, "metricName") === name &&
      text(alarm, "namespace") === namespace &&
      isDeepStrictEqual(map(alarm, "dimensions"), dimensions) &&
      text(alarm, "comparisonOperator") === "GreaterThanOrEqualToThreshold" &&
      (number(alarm, "threshold") ?? Number.POSITIVE_INFINITY) <= most &&
      text(alarm, "statistic") === "Sum" &&
      text(alarm, "unit") === undefined &&
      (number(alarm, "period") ?? Number.POSITIVE_INFINITY) <= AT_ONCE &&
      (number(alarm, "datapointsToAlarm") ?? number(alarm, "evaluationPeriods")) === 1 &&
      (flag(alarm, "actionsEnabled") ?? true) &&
      referents(graph, alarm, "alarmActions").some((topic) => isSubscribed(graph, topic) && takesAlarms(graph, topic)),
  );
}

/** Whether CloudWatch may tell a topic, which it does by the topic's own policy alone. */
function takesAlarms(graph: Graph, topic: Resource): boolean {
  return speakersFor(graph, topic).every((speaker) => (document(speaker, "policy") ?? []).some(admitsAlarms));
}

const admitsAlarms = ({ effect, principals, actions }: Statement): boolean =>
  effect === "Allow" &&
  principals.some(({ name }) => name === "cloudwatch.amazonaws.com") &&
  covers(actions, "sns:Publish");

/** Patterns of what is counted in the log of a trail and rings an alarm when it happens this often at the latest. */
export function ringing(graph: Graph, trail: Resource, most = 1): readonly string[] {
  const filters = sentTo(graph, trail).flatMap((group) => referrers(graph, FILTER, "logGroupName", group));
  return filters.filter((filter) => isHeard(graph, filter, most)).map((filter) => text(filter, "pattern") ?? "");
}

/** Those of some calls of which nobody hears when they are made, whatever else happens. */
export function silentOf(graph: Graph, trail: Resource, calls: readonly string[]): readonly string[] {
  const patterns = ringing(graph, trail).filter((pattern) => !pattern.includes("&&"));
  return calls.filter((call) => !patterns.some((pattern) => pattern.includes(`($.eventName = "${call}")`)));
}
