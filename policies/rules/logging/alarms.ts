import { type Graph, ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { flag, number, text } from "../../read.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";

/** Whether the first event that a filter of a log counts rings an alarm with a subscriber. */
export function isHeard(graph: Graph, filter: Resource): boolean {
  const [name, space] = ["name", "namespace"].map((part) => text(filter, `metricTransformation.${part}`));
  return ofType(graph, ALARM).some(
    (alarm) =>
      text(alarm, "metricName") === name &&
      text(alarm, "namespace") === space &&
      text(alarm, "comparisonOperator") === "GreaterThanOrEqualToThreshold" &&
      number(alarm, "threshold") === 1 &&
      (flag(alarm, "actionsEnabled") ?? true) &&
      referents(graph, alarm, "alarmActions").some(
        (topic) => referrers(graph, SUBSCRIPTION, "topic", topic).length > 0,
      ),
  );
}
