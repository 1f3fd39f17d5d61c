import { type Graph, ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { keepsTime } from "../../schedules.ts";
import type { Subject } from "../../verdict.ts";

const RENEWS = /:aws-sdk:eks:updateNodegroupVersion$/;
const WEEKLY = /^cron\(\d+ \d+ \? \* (MON|TUE|WED|THU|FRI|SAT|SUN) \*\)$/;

export const nodesRenewed: Rule = {
  id: "K8S-20",
  name: "nodes-renewed",
  statement: "Every week each group of nodes is renewed from the newest image, on the customer's own clock.",
  severity: "high",
  capability: "host-patching",
  remedy:
    "schedule eks:updateNodegroupVersion for the group each week in maintenance.zone, and fix neither release nor image",
  premises: ["cluster-in-support"],
  check: (subject) => each(ofType(subject.graph, "aws:eks/nodeGroup:NodeGroup"), (group) => judgeGroup(subject, group)),
};

function judgeGroup({ graph, settled }: Subject, group: Resource): Finding {
  const { zone } = settled.tenant.maintenance;
  const release = text(group, "releaseVersion");
  const turns = referrers(graph, "aws:scheduler/schedule:Schedule", "target", group).filter((schedule) =>
    isWeekly(schedule, zone),
  );
  if (release !== undefined) return fail(group, `${group.name} is held at ${release}`, { release });
  if (ownImage(graph, group)) return fail(group, `${group.name} runs an image that nobody renews`);
  const when = turns.map((schedule) => text(schedule, "scheduleExpression") ?? "");
  return turns.length > 0
    ? pass(group, `${group.name} is renewed each week, ${when.join(" and ")} in ${zone}`, { when })
    : fail(group, `nothing renews the nodes of ${group.name}`);
}

function isWeekly(schedule: Resource, zone: string): boolean {
  return (
    RENEWS.test(text(schedule, "target.arn") ?? "") &&
    WEEKLY.test(text(schedule, "scheduleExpression") ?? "") &&
    text(schedule, "scheduleExpressionTimezone") === zone &&
    text(schedule, "state") !== "DISABLED" &&
    keepsTime(schedule)
  );
}

const ownImage = (graph: Graph, group: Resource): boolean =>
  text(group, "amiType") === "CUSTOM" ||
  referents(graph, group, "launchTemplate").some(({ inputs }) => inputs.imageId !== undefined);
