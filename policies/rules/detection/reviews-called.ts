import { type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { tellsPeople } from "../../events.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";

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
    const found = [...each(ofType(graph, "aws:cloudwatch/eventRule:EventRule"), (rule) => judgeRule(graph, rule))];
    yield* found.length > 0 ? found : [fail(null, "nobody is called to a review each quarter")];
  },
};

function judgeRule(graph: Graph, rule: Resource): Finding | Finding[] {
  const months = monthsOf(rule);
  return months >= OFTEN && tellsPeople(graph, rule)
    ? pass(rule, `${rule.name} calls people to a review ${months} times a year`, { months })
    : [];
}

/** Months in which a schedule of days and hours comes round; none for any other rule. */
function monthsOf(rule: Resource): number {
  if ((text(rule, "state") ?? "ENABLED") === "DISABLED") return 0;
  const [, months] = /^cron\(\S+ \S+ \S+ (\S+) \S+ \*\)$/.exec(text(rule, "scheduleExpression") ?? "") ?? [];
  return months === "*" ? 12 : new Set(months?.split(",")).size;
}
