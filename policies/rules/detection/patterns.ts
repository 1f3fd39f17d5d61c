import { dig, type Graph, isMap, type Resource, remembered, type Value } from "../../../graph/index.ts";
import { eventRules, lets, patternOf, targetsOf } from "../../events.ts";

/** Grade from which on GuardDuty calls a finding high. */
const HIGH = 7;

/** Whatever hears of every grave finding: topics, machines and all else that a rule about them sends to. */
export const toldOfAttacks = remembered((graph: Graph): readonly Resource[] => {
  const rules = eventRules(graph).filter(tellsOfAttacks);
  return rules.flatMap((rule) => targetsOf(graph, rule));
});

/** Whether an event rule lets every grave finding of GuardDuty through. */
function tellsOfAttacks(rule: Resource): boolean {
  const { source, "detail-type": type, detail, ...others } = patternOf(rule);
  return (
    source !== undefined &&
    lets(source, "aws.guardduty") &&
    lets(type, "GuardDuty Finding") &&
    (detail === undefined || letsGraveThrough(detail)) &&
    Object.keys(others).length === 0
  );
}

/** Limits on nothing but the grade, and that one from 7 or less on. */
function letsGraveThrough(detail: Value): boolean {
  if (!isMap(detail) || Object.keys(detail).join() !== "severity") return false;
  const [operator, from] = [dig(detail, "severity.0.numeric.0"), dig(detail, "severity.0.numeric.1")];
  return (
    operator === ">=" && typeof from === "number" && from <= HIGH && dig(detail, "severity.0.numeric.2") === undefined
  );
}
