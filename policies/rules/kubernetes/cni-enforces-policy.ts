import { dig, type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { each, json, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { belongsTo, CLUSTER } from "./cluster.ts";

export const cniEnforcesPolicy: Rule = {
  id: "K8S-05",
  name: "cni-enforces-policy",
  statement:
    "The cluster's network plug-in enforces network policies in strict mode, so that a pod without a policy reaches nothing.",
  severity: "critical",
  capability: "tier-segmentation",
  remedy: 'set enableNetworkPolicy to "true" and NETWORK_POLICY_ENFORCING_MODE to strict in the vpc-cni add-on',
  premises: [],
  check: ({ graph }) => each(ofType(graph, CLUSTER), (cluster) => judgeCluster(graph, cluster)),
};

function judgeCluster(graph: Graph, cluster: Resource): Finding {
  const addons = ofType(graph, "aws:eks/addon:Addon").filter((addon) => belongsTo(addon, cluster));
  const plugin = addons.find((addon) => text(addon, "addonName") === "vpc-cni");
  if (!plugin) return fail(cluster, `no network plug-in of ${cluster.name} enforces network policies`);
  const settings = json(plugin, "configurationValues", "JSON object");
  const enabled = String(dig(settings, "enableNetworkPolicy"));
  const mode = String(dig(settings, "env.NETWORK_POLICY_ENFORCING_MODE") ?? "standard");
  const facts = { enabled, mode };
  if (enabled !== "true") return fail(cluster, `${plugin.name} of ${cluster.name} ignores network policies`, facts);
  return mode === "strict"
    ? pass(cluster, `${plugin.name} of ${cluster.name} enforces network policies on every pod from its start`, facts)
    : fail(cluster, `${plugin.name} of ${cluster.name} lets pods without a policy reach everything`, facts);
}
