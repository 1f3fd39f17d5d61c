import { ofType } from "../../../graph/index.ts";
import { each, texts } from "../../read.ts";
import { fail, pass, type Rule } from "../../rule.ts";

const LOGS = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

export const eksControlPlaneLogs: Rule = {
  id: "LOG-08",
  name: "eks-control-plane-logs",
  statement: "All five control plane logs of the cluster are on.",
  severity: "high",
  capability: "activity-logging",
  remedy: `set enabledClusterLogTypes to ${LOGS.join(", ")}`,
  premises: [],
  check: ({ graph }) =>
    each(ofType(graph, "aws:eks/cluster:Cluster"), (cluster) => {
      const on = texts(cluster, "enabledClusterLogTypes.*");
      const missing = LOGS.filter((log) => !on.includes(log));
      return missing.length === 0
        ? pass(cluster, `the cluster ${cluster.name} writes down all that is asked of it`, { on })
        : fail(cluster, `the cluster ${cluster.name} writes down no ${missing.join(" and no ")}`, { on });
    }),
};
