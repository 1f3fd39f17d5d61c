import { ofType, type Resource } from "../../../graph/index.ts";
import { each, flag } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { CLUSTER } from "./cluster.ts";

export const eksEndpointPrivate: Rule = {
  id: "K8S-06",
  name: "eks-endpoint-private",
  statement: "The cluster's API is reached from inside the tenant's network only.",
  severity: "critical",
  capability: "edge-filtering",
  remedy: "set endpointPublicAccess to false and endpointPrivateAccess to true",
  premises: [],
  check: ({ graph }) => each(ofType(graph, CLUSTER), judgeCluster),
};

/** EKS takes a cluster that doesn't say so for public. */
function judgeCluster(cluster: Resource): Finding {
  const isPublic = flag(cluster, "vpcConfig.endpointPublicAccess") ?? true;
  const isPrivate = flag(cluster, "vpcConfig.endpointPrivateAccess") ?? false;
  if (isPublic) return fail(cluster, `the API of ${cluster.name} can be reached from the internet`);
  return isPrivate
    ? pass(cluster, `the API of ${cluster.name} is reached from inside its network only`)
    : fail(cluster, `the API of ${cluster.name} can't be reached from inside its network`);
}
