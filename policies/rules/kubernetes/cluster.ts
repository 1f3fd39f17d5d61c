import { dig, type Graph, isMap, ofType, type Resource, type ValueMap } from "../../../graph/index.ts";
import { readNetwork, type Tier } from "../../proofs/reachability/index.ts";
import { list, text } from "../../read.ts";
import { labelsAt, podAt } from "./objects.ts";
import { selects } from "./selectors.ts";

export const CLUSTER = "aws:eks/cluster:Cluster";
export const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const BLOCKING = ["NO_SCHEDULE", "NO_EXECUTE"];

/** Whether something of EKS belongs to this cluster, by reference or by the name we chose. */
export function belongsTo({ inputs, refs }: Resource, cluster: Resource): boolean {
  const named = typeof inputs.clusterName === "string" && inputs.clusterName === cluster.inputs.name;
  return named || (refs.clusterName?.includes(cluster.urn) ?? false);
}

/**
 * Tiers on whose nodes pods may come to run: those whose labels they ask for and whose taints they tolerate.
 * Throws `Unproven` where that can't be known.
 */
export function tiersOf(graph: Graph, maker: Resource): ReadonlySet<Tier> {
  const at = `${podAt(maker)}spec`;
  const wanted = { matchLabels: labelsAt(maker, `${at}.nodeSelector`) };
  const open = ofType(graph, NODE_GROUP).filter(
    (group) => selects(wanted, labelsAt(group, "labels")) && toleratesAll(maker, `${at}.tolerations`, group),
  );
  const tiers = readNetwork(graph)
    .places.filter(({ resource }) => open.includes(resource))
    .map(({ tier }) => tier);
  return new Set(tiers);
}

function toleratesAll(maker: Resource, at: string, group: Resource): boolean {
  const tolerations = list(maker, at);
  return list(group, "taints").every((taint, index) => {
    if (!BLOCKING.includes(text(group, `taints.${index}.effect`) ?? "")) return true;
    return tolerations.some((toleration) => {
      if (!isMap(toleration)) return false;
      const { key, operator, value }: ValueMap = toleration;
      const sameKey = key === undefined ? operator === "Exists" : key === dig(taint, "key");
      return sameKey && (operator === "Exists" || value === dig(taint, "value"));
    });
  });
}
