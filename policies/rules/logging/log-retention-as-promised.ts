import { ofType, type Resource } from "../../../graph/index.ts";
import { longestDays } from "../../proofs/calendar/index.ts";
import { each, number } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

/** Days that a log group can keep anything: it takes no other number. */
const KEEPABLE = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export const logRetentionAsPromised: Rule = {
  id: "LOG-04",
  name: "log-retention-as-promised",
  statement:
    "Every log group keeps its records for the promised time, or for the next longer that it can, and not for ever.",
  severity: "high",
  capability: "log-retention",
  remedy: "set retentionInDays to the shortest time that holds the promised one",
  premises: [],
  check: (subject) =>
    each(ofType(subject.graph, "aws:cloudwatch/logGroup:LogGroup"), (group) => judgeGroup(subject, group)),
};

function judgeGroup({ settled }: Subject, group: Resource): Finding {
  const { text } = settled.terms.logs.span;
  const promised = longestDays(text) ?? 0;
  const least = KEEPABLE.find((days) => days >= promised) ?? promised;
  const days = number(group, "retentionInDays") ?? 0;
  const facts = { days, promised, least };
  if (days === 0) return fail(group, `${group.name} keeps its records for ever`, facts);
  if (days < promised) return fail(group, `${group.name} keeps its records ${days} days, less than ${text}`, facts);
  return days <= least
    ? pass(group, `${group.name} keeps its records ${days} days, for the ${text} promised`, facts)
    : fail(group, `${group.name} keeps its records ${days} days, longer than ${text} need`, facts);
}
