import { type Graph, isType, ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
/** Reviews that a year has at least. */
const OFTEN = 4;

export const reviewsCalled: Rule = {
  id: "DET-12",
  name: "reviews-called",
  statement: "People are called at least each quarter to review the security measures.",
  severity: "medium",
  capability: "review-cadence",
  remedy: "send a notice to a topic with subscribers by a schedule of at least four months a year",
  premises: ["standards-checked"],
  *check({ graph }) {
    const rules = ofType(graph, "aws:cloudwatch/eventRule:EventRule");
    const found = [...each(rules, (rule) => judgeRule(graph, rule))];
    yield* found.length > 0 ? found : [fail(null, "nobody is called to a review each quarter")];
  },
};

function judgeRule(graph: Graph, rule: Resource): Finding | Finding[] {
  const months = monthsOf(rule);
  return months >= OFTEN && isHeard(graph, rule)
    ? pass(rule, `${rule.name} calls people to a review ${months} times a year`, { months })
    : [];
}

/** Months in which a schedule of days and hours comes round; none for any other rule. */
function monthsOf(rule: Resource): number {
  if ((text(rule, "state") ?? "ENABLED") === "DISABLED") return 0;
  const [, months] = /^cron\(\S+ \S+ \S+ (\S+) \S+ \*\)$/.exec(text(rule, "scheduleExpression") ?? "") ?? [];
  return months === "*" ? 12 : new Set(months?.split(",")).size;
}

function isHeard(graph: Graph, rule: Resource): boolean {
  const targets = referrers(graph, "aws:cloudwatch/eventTarget:EventTarget", "rule", rule);
  const told = targets.flatMap((target) => referents(graph, target, "arn"));
  const topics = told.filter((to) => isType(to, "aws:sns/topic:Topic"));
  return topics.some((topic) => referrers(graph, SUBSCRIPTION, "topic", topic).length > 0);
}
