import { isType, ofType, type Resource, referents } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { hoursOf } from "./hours.ts";

const EVENT_TARGET = "aws:cloudwatch/eventTarget:EventTarget";

export const doorOpensAsAgreed: Rule = {
  id: "IAM-19",
  name: "door-opens-as-agreed",
  statement: "The door to support opens by itself in the hours that the contract names, and at no other time.",
  severity: "high",
  capability: "support-access",
  remedy: "declare one schedule for each of access.windows, on the clock of maintenance.zone, and none besides",
  premises: [],
  *check(subject) {
    const { access } = subject.settled.tenant;
    const agreed = access.way === "session" ? access.windows : [];
    const found = [...each(ofType(subject.graph, "aws:scheduler/schedule:Schedule"), (one) => judge(subject, one))];
    yield* found;
    const opened = found.map(({ facts }) => facts?.hours);
    yield* each(ofType(subject.graph, EVENT_TARGET), (one) => judgeTarget(subject, one));
    const shut = agreed.filter((hours) => !opened.includes(hours));
    if (shut.length > 0) yield fail(null, `the door stays shut on ${shut.join(" and ")}, as agreed it would open`);
    else if (found.length === 0) yield pass(null, "no clock opens a door to operators");
  },
};

function* judge({ settled }: Subject, schedule: Resource): Generator<Finding> {
  const hours = hoursOf(schedule);
  if (hours === undefined) return;
  const { access, maintenance } = settled.tenant;
  const zone = text(schedule, "scheduleExpressionTimezone") ?? "UTC";
  yield access.windows.includes(hours) && zone === maintenance.zone
    ? pass(schedule, `the door opens on ${hours}, as agreed`, { hours })
    : fail(schedule, `the door opens on ${hours} in ${zone}, which was not agreed`, { hours, zone });
}

/** What an event starts, it starts whenever that happens. */
function* judgeTarget({ graph }: Subject, target: Resource): Generator<Finding> {
  const isDoor = referents(graph, target, "arn").some((one) => isType(one, "aws:ssm/document:Document"));
  if (isDoor || /:(automation-definition|document)\//.test(String(target.inputs.arn)))
    yield fail(target, `${target.name} opens a door whenever something happens`);
}
