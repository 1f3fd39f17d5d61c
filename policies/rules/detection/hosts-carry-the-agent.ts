import { type Graph, ofType, type Resource, referrers } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { agentsPastPlans, detectorsOf, featuresOf, hasWayForReports } from "./detectors.ts";

const CLUSTER = "aws:eks/cluster:Cluster";
const AGENT = "aws-guardduty-agent";

export const hostsCarryTheAgent: Rule = {
  id: "DET-03",
  name: "hosts-carry-the-agent",
  statement:
    "Every host carries the agent that watches what runs on it, and the agent's reports leave by a private way.",
  severity: "critical",
  capability: "intrusion-detection",
  remedy: `give each cluster the add-on ${AGENT}, its network an endpoint of guardduty-data, and run no other machines`,
  premises: ["threats-watched"],
  *check({ graph }) {
    yield* each(ofType(graph, CLUSTER), (cluster) => judgeCluster(graph, cluster));
    const single = ofType(graph, "aws:ec2/instance:Instance");
    yield* each(single, (machine) => fail(machine, `${machine.name} is a machine of its own, and no agent watches it`));
  },
};

function judgeCluster(graph: Graph, cluster: Resource): Finding {
  const addons = referrers(graph, "aws:eks/addon:Addon", "clusterName", cluster);
  const past = detectorsOf(graph).flatMap((detector) =>
    [...featuresOf(graph, detector).values()].flatMap(agentsPastPlans),
  );
  const faults = [
    ...(addons.some((addon) => text(addon, "addonName") === AGENT) ? [] : ["no agent"]),
    ...(hasWayForReports(graph, cluster) ? [] : ["no private way for its reports"]),
    ...past.map((agents) => `agents that AWS sets up past every plan (${agents})`),
  ];
  return faults.length === 0
    ? pass(cluster, `every host of ${cluster.name} carries the agent, whatever its taint`)
    : fail(cluster, `the hosts of ${cluster.name} have ${faults.join(" and ")}`, { faults });
}
