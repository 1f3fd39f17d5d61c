import { dig, type Graph, ofType, type Resource, referents, referrers } from "../../../graph/index.ts";
import { flag, list, text } from "../../read.ts";

export const detectorsOf = (graph: Graph): readonly Resource[] => ofType(graph, "aws:guardduty/detector:Detector");

export const isOn = (detector: Resource): boolean => flag(detector, "enable") ?? true;

/** Features of a detector that are switched on, by AWS's names. */
export function featuresOf(graph: Graph, detector: Resource): ReadonlyMap<string, Resource> {
  const all = referrers(graph, "aws:guardduty/detectorFeature:DetectorFeature", "detectorId", detector);
  const on = all.filter((feature) => text(feature, "status") === "ENABLED");
  return new Map(on.map((feature) => [text(feature, "name") ?? "", feature]));
}

/** Agents that AWS would set up by itself, past every plan: those of a feature that aren't switched off. */
export function agentsPastPlans(feature: Resource): readonly string[] {
  return list(feature, "additionalConfigurations")
    .filter((one) => dig(one, "status") !== "DISABLED")
    .map((one) => String(dig(one, "name")));
}

/** Whether the network that the cluster stands in has an endpoint for what agents report. */
export function hasWayForReports(graph: Graph, cluster: Resource): boolean {
  const networks = referents(graph, cluster, "vpcConfig").flatMap((part) => referents(graph, part, "vpcId"));
  const endpoints = networks.flatMap((network) =>
    referrers(graph, "aws:ec2/vpcEndpoint:VpcEndpoint", "vpcId", network),
  );
  return endpoints.some((endpoint) => text(endpoint, "serviceName")?.endsWith(".guardduty-data"));
}
