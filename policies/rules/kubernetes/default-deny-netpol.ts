import { type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { each, list } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { CLUSTER } from "./cluster.ts";
import { nameOf, namespaceOf, ofKind } from "./objects.ts";
import { isolates, policiesOf, takesEveryPod } from "./policies.ts";

/** Where EKS runs the pods that every cluster has. */
const SYSTEM = "kube-system";

export const defaultDenyNetpol: Rule = {
  id: "K8S-03",
  name: "default-deny-netpol",
  statement: "Every namespace with pods, the cluster's own included, denies all traffic by default in both directions.",
  severity: "critical",
  capability: "tier-segmentation",
  remedy: "give the namespace a policy for every pod with both policy types and no line that lets anything pass",
  premises: ["cni-enforces-policy"],
  *check({ graph }) {
    yield* each(ofKind(graph, "Namespace"), (space) => judgeSpace(graph, space, nameOf(space)));
    yield* each(ofType(graph, CLUSTER), (cluster) => judgeSpace(graph, cluster, SYSTEM));
  },
};

function judgeSpace(graph: Graph, resource: Resource, namespace: string): Finding {
  const policies = policiesOf(graph).filter((policy) => namespaceOf(policy) === namespace);
  const closed = policies.filter(
    (policy) =>
      takesEveryPod(policy) &&
      isolates(policy, "ingress") &&
      isolates(policy, "egress") &&
      list(policy, "spec.ingress").length + list(policy, "spec.egress").length === 0,
  );
  return closed.length > 0
    ? pass(resource, `nothing passes in the namespace ${namespace} of ${resource.name} unless a policy names it`, {
        policies: closed.map(({ urn }) => urn),
      })
    : fail(resource, `the namespace ${namespace} of ${resource.name} has no policy that denies all traffic both ways`);
}
