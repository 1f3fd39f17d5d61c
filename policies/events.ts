import type { ValueMap } from "../graph/index.ts";
import { type Graph, isList, isMap, ofType, type Resource, referents, referrers, type Value } from "../graph/index.ts";
import { json, text, Unproven } from "./read.ts";
import { type Deed, lends } from "./rights.ts";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const TOPIC = "aws:sns/topic:Topic";
const EVENTS = "events.amazonaws.com";

/** What EventBridge does with what it hands an event to; whatever else there is it reaches by itself. */
const DEEDS: Readonly<Record<string, Omit<Deed, "name">>> = {
  [TOPIC]: { service: "sns", action: "sns:Publish" },
  "aws:sfn/stateMachine:StateMachine": { service: "states", action: "states:StartExecution" },
};

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

/**
 * Whatever an event rule hands events to and may: by a role that EventBridge takes on and that has the right. A topic's
 * own policy doesn't do, for EventBridge states no account there and no condition holds (its user guide, "Troubleshooting").
 */
export function targetsOf(graph: Graph, rule: Resource): readonly Resource[] {
  const targets = referrers(graph, "aws:cloudwatch/eventTarget:EventTarget", "rule", rule);
  return targets.flatMap((target) => referents(graph, target, "arn").filter((to) => isHanded(graph, target, to)));
}

function isHanded(graph: Graph, target: Resource, to: Resource): boolean {
  const deed = DEEDS[to.type];
  if (deed === undefined) return true;
  const roles = referents(graph, target, "roleArn");
  return roles.some((role) => lends(graph, role, EVENTS, { ...deed, name: text(to, "name") ?? "" }));
}

/** Whether somebody has subscribed to a topic, and is told all that comes to it. */
export const isSubscribed = (graph: Graph, topic: Resource): boolean =>
  referrers(graph, "aws:sns/topicSubscription:TopicSubscription", "topic", topic).some(
    ({ inputs }) => inputs.filterPolicy === undefined,
  );

/** Whether an event rule tells a topic that somebody has subscribed to. */
export const tellsPeople = (graph: Graph, rule: Resource): boolean =>
  targetsOf(graph, rule).some((target) => isSubscribed(graph, target));
