import type { Graph, Resource } from "../../../graph/index.ts";
import { Unproven } from "../../read.ts";
import { tiersOf } from "./cluster.ts";
import { type Labels, labelsAt, nameOf, namespaceOf, ofKind, podAt, podMakers } from "./objects.ts";

const NAMESPACE_NAME = "kubernetes.io/metadata.name";
const SYSTEM = "kube-system";

/** Pods that policies tell apart: those of one maker, those that answer names, and any other of the cluster's own. */
export interface Pod {
  readonly name: string;
  /** What makes it; null for what EKS runs. */
  readonly maker: Resource | null;
  readonly tier: "web" | "app" | "names" | "system";
  readonly namespace: string;
  readonly labels: Labels;
  /** Labels of its namespace. */
  readonly spaceLabels: Labels;
}

/** Everything that may run in the cluster. Throws `Unproven` where labels, namespaces or nodes can't be known. */
export function podsOf(graph: Graph): readonly Pod[] {
  const names = {
    ...system(graph),
    name: "the cluster's names",
    tier: "names",
    labels: { "k8s-app": "kube-dns" },
  } as const;
  return [...podMakers(graph).map((maker) => podOf(graph, maker)), names, system(graph)];
}

function podOf(graph: Graph, maker: Resource): Pod {
  const namespace = namespaceOf(maker);
  const tiers = [...tiersOf(graph, maker)];
  const [tier] = tiers;
  if (tiers.length !== 1 || (tier !== "web" && tier !== "app"))
    throw new Unproven(
      `pods of ${maker.name} may run on ${tiers.sort().join(" and ") || "no"} nodes, so they are of no one tier`,
    );
  const labels = labelsAt(maker, `${podAt(maker)}metadata.labels`);
  return { name: `pods of ${maker.name}`, maker, tier, namespace, labels, spaceLabels: labelsOf(graph, namespace) };
}

function system(graph: Graph): Pod {
  const name = `other pods of ${SYSTEM}`;
  return { name, maker: null, tier: "system", namespace: SYSTEM, labels: {}, spaceLabels: labelsOf(graph, SYSTEM) };
}

/** Kubernetes itself labels each namespace with its name. */
function labelsOf(graph: Graph, namespace: string): Labels {
  const declared = ofKind(graph, "Namespace").find((one) => nameOf(one) === namespace);
  return { ...(declared && labelsAt(declared, "metadata.labels")), [NAMESPACE_NAME]: namespace };
}
