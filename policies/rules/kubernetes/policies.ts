import type { Graph, Resource } from "../../../graph/index.ts";
import { list, map, Unproven } from "../../read.ts";
import { type Labels, namespaceOf, ofKind } from "./objects.ts";
import { selects } from "./selectors.ts";

export type Direction = "ingress" | "egress";

/** Every policy of the graph. Throws `Unproven` for a patch, which says a part of one, and for a list of them. */
export function policiesOf(graph: Graph): readonly Resource[] {
  const policies = ofKind(graph, "NetworkPolicy");
  const part = policies.find(({ type }) => !type.endsWith(":NetworkPolicy"));
  if (part !== undefined) throw new Unproven(`${part.name} changes or holds policies that the plan doesn't show whole`);
  return policies;
}

/** Whether a policy speaks of a direction. Kubernetes takes ingress always, egress where it has lines, unless it says. */
export function isolates(policy: Resource, direction: Direction): boolean {
  const types = list(policy, "spec.policyTypes");
  const odd = types.find((type) => type !== "Ingress" && type !== "Egress");
  if (odd !== undefined) throw new Unproven(`${policy.name} is of the type ${String(odd)}, which there isn't`);
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
