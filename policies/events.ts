import type { ValueMap } from "../graph/index.ts";
import { type Graph, isList, isMap, ofType, type Resource, referents, referrers, type Value } from "../graph/index.ts";
import { json, text, Unproven } from "./read.ts";

const RULE = "aws:cloudwatch/eventRule:EventRule";

/** Event rules that are on. Throws `Unproven` where that can't be known. */
export const eventRules = (graph: Graph): readonly Resource[] =>
  ofType(graph, RULE).filter((rule) => (text(rule, "state") ?? "ENABLED") !== "DISABLED");

/** What an event must be like for a rule to see it, by field. Throws `Unproven` where that can't be known. */
export function patternOf(rule: Resource): ValueMap {
  const pattern = json(rule, "eventPattern", "JSON object") ?? {};
  if (isMap(pattern)) return pattern;
  throw new Unproven(`eventPattern of ${rule.name} is no JSON object`);
}

/** Whether a field of a pattern lets each of these through. */
export const lets = (field: Value | undefined, ...wanted: readonly string[]): boolean =>
  field === undefined || (isList(field) && wanted.every((value) => field.includes(value)));

/** Whatever an event rule sends to. */
export function targetsOf(graph: Graph, rule: Resource): readonly Resource[] {
  const targets = referrers(graph, "aws:cloudwatch/eventTarget:EventTarget", "rule", rule);
  return targets.flatMap((target) => referents(graph, target, "arn"));
}

/** Whether an event rule sends to a topic that somebody has subscribed to. */
export const tellsPeople = (graph: Graph, rule: Resource): boolean =>
  targetsOf(graph, rule).some(
    (target) => referrers(graph, "aws:sns/topicSubscription:TopicSubscription", "topic", target).length > 0,
  );
