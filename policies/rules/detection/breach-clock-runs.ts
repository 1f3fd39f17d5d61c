import { ofType, type Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { readCountdown, toldBy } from "./countdowns.ts";
import { toldOfAttacks } from "./patterns.ts";

const MACHINE = "aws:sfn/stateMachine:StateMachine";

export const breachClockRuns: Rule = {
  id: "DET-11",
  name: "breach-clock-runs",
  statement:
    "With each grave finding a clock starts that tells people at once, on the way and by the end how much is left of the promised time to report a breach.",
  severity: "high",
  capability: "incident-clock",
  remedy: "start a state machine from the findings' rule that tells, waits and tells again within the promised time",
  premises: ["findings-reach-contacts"],
  *check(subject) {
    const found = [...each(ofType(subject.graph, MACHINE), (machine) => judgeClock(subject, machine))];
    yield* found.length > 0 ? found : [fail(null, "no clock starts when a breach is suspected")];
  },
};

function judgeClock({ graph, settled }: Subject, clock: Resource): Finding | Finding[] {
  if (!toldOfAttacks(graph).includes(clock)) return [];
  const { hours, text } = settled.terms.breach.span;
  const tells = readCountdown(clock, toldBy(graph, clock)).map((seconds) => seconds / 3600);
  const faults = [
    ...(tells[0] === 0 ? [] : ["tells nobody at once"]),
    ...(tells.some((at) => at > 0 && at < hours) ? [] : ["tells nobody while there is time"]),
    ...((tells.at(-1) ?? 0) <= hours ? [] : [`ends after ${tells.at(-1)} hours`]),
  ];
  return faults.length === 0
    ? pass(clock, `${clock.name} counts down the ${text} in which a breach is reported`, { tells })
    : fail(clock, `${clock.name}, which counts down ${text}, ${faults.join(" and ")}`, { faults });
}
