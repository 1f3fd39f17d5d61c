import {
  dig,
  type Graph,
  isList,
  isMap,
  ofType,
  type Resource,
  referents,
  referrers,
  type Value,
  type ValueMap,
} from "../../../graph/index.ts";
import { json, text, Unproven } from "../../read.ts";

/** Grade from which on GuardDuty calls a finding high. */
const HIGH = 7;

/** Whatever hears of every grave finding: topics, machines and all else that a rule about them sends to. */
export function toldOfAttacks(graph: Graph): readonly Resource[] {
  const rules = ofType(graph, "aws:cloudwatch/eventRule:EventRule").filter(tellsOfAttacks);
  const targets = rules.flatMap((rule) => referrers(graph, "aws:cloudwatch/eventTarget:EventTarget", "rule", rule));
  return targets.flatMap((target) => referents(graph, target, "arn"));
}

/** Whether an event rule that is on lets every grave finding of GuardDuty through. */
function tellsOfAttacks(rule: Resource): boolean {
  if ((text(rule, "state") ?? "ENABLED") === "DISABLED") return false;
  const pattern = readPattern(rule);
  const { source, "detail-type": type, detail, ...others } = pattern;
  return (
    holds(source, "aws.guardduty") &&
    (type === undefined || holds(type, "GuardDuty Finding")) &&
    (detail === undefined || letsGraveThrough(detail)) &&
    Object.keys(others).length === 0
  );
}

function readPattern(rule: Resource): ValueMap {
  const pattern = json(rule, "eventPattern", "JSON object") ?? {};
  if (isMap(pattern)) return pattern;
  throw new Unproven(`eventPattern of ${rule.name} is no JSON object`);
}

const holds = (value: Value | undefined, wanted: string): boolean => isList(value) && value.includes(wanted);

/** Limits on nothing but the grade, and that one from 7 or less on. */
function letsGraveThrough(detail: Value): boolean {
  if (!isMap(detail) || Object.keys(detail).join() !== "severity") return false;
  const [operator, from] = [dig(detail, "severity.0.numeric.0"), dig(detail, "severity.0.numeric.1")];
  return (
    operator === ">=" && typeof from === "number" && from <= HIGH && dig(detail, "severity.0.numeric.2") === undefined
  );
}
