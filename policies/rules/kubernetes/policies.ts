import type { Graph, Resource } from "../../../graph/index.ts";
import { list, map } from "../../read.ts";
import { type Labels, namespaceOf, ofKind, selects } from "./objects.ts";

export type Direction = "ingress" | "egress";

export const policiesOf = (graph: Graph): readonly Resource[] => ofKind(graph, "NetworkPolicy");

/** Whether a policy speaks of a direction. Kubernetes takes ingress always, egress where it has lines, unless it says. */
export function isolates(policy: Resource, direction: Direction): boolean {
  const types = list(policy, "spec.policyTypes");
  if (types.length > 0) return types.includes(direction === "ingress" ? "Ingress" : "Egress");
  return direction === "ingress" || list(policy, "spec.egress").length > 0;
}

export const takesEveryPod = (policy: Resource): boolean =>
  selects(map(policy, "spec.podSelector"), {}) && !narrows(policy);

/** Policies that speak of a pod with these labels in this namespace. */
export const policiesFor = (graph: Graph, namespace: string, labels: Labels): readonly Resource[] =>
  policiesOf(graph).filter(
    (policy) => namespaceOf(policy) === namespace && selects(map(policy, "spec.podSelector"), labels),
  );

/** Whether a selector without labels to meet says more than "all". */
const narrows = (policy: Resource): boolean =>
  Object.keys(map(policy, "spec.podSelector.matchLabels")).length +
    list(policy, "spec.podSelector.matchExpressions").length >
  0;
