import { type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { PROJECT } from "./projects.ts";

export const runnerRecorded: Rule = {
  id: "RUN-03",
  name: "runner-recorded",
  statement: "Whatever the runner does is written down in a log of the tenant's.",
  severity: "medium",
  capability: "activity-logging",
  remedy: "enable logsConfig.cloudwatchLogs with a log group of this stack",
  premises: ["log-retention-as-promised", "every-volume-tenant-cmk"],
  rare: true,
  check: ({ graph }) => each(ofType(graph, PROJECT), (project) => judgeProject(graph, project)),
};

function judgeProject(graph: Graph, project: Resource): Finding {
  const path = text(project, "logsConfig.cloudwatchLogs.groupName");
  const [group] = ofType(graph, "aws:cloudwatch/logGroup:LogGroup").filter((one) => text(one, "name") === path);
  const isOn = text(project, "logsConfig.cloudwatchLogs.status") !== "DISABLED";
  return isOn && path !== undefined && group !== undefined
    ? pass(project, `what ${project.name} does is written down in ${path}`, { path })
    : fail(project, `what ${project.name} does is written down nowhere that is kept`);
}
