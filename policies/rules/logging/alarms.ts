import { isDeepStrictEqual } from "node:util";
import { type Graph, ofType, type Resource, referents, referrers, type ValueMap } from "../../../graph/index.ts";
import { flag, map, number, text } from "../../read.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";

/** What CloudWatch counts something under. */
interface Metric {
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly dimensions: ValueMap;
}

/** Whether the first event that a filter of a log counts rings an alarm with a subscriber. */
export function isHeard(graph: Graph, filter: Resource): boolean {
  const [name, namespace] = ["name", "namespace"].map((part) => text(filter, `metricTransformation.${part}`));
  return rings(graph, { name, namespace, dimensions: {} });
}

/** Whether the first event that a metric counts rings an alarm with a subscriber. */
export function rings(graph: Graph, { name, namespace, dimensions }: Metric): boolean {
  return ofType(graph, ALARM).some(
    (alarm) =>
      text(alarm, "metricName") === name &&
      text(alarm, "namespace") === namespace &&
      isDeepStrictEqual(map(alarm, "dimensions"), dimensions) &&
      text(alarm, "comparisonOperator") === "GreaterThanOrEqualToThreshold" &&
      number(alarm, "threshold") === 1 &&
      (flag(alarm, "actionsEnabled") ?? true) &&
      referents(graph, alarm, "alarmActions").some(
        (topic) => referrers(graph, SUBSCRIPTION, "topic", topic).length > 0,
      ),
  );
}
