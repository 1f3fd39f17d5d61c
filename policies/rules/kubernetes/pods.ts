import { type Graph, ofType, type Range, type Resource } from "../../../graph/index.ts";
import { addressesIn, readNetwork } from "../../proofs/reachability/index.ts";
import { flag, Unproven } from "../../read.ts";
import { NODE_GROUP, tiersOf } from "./cluster.ts";
import { labelsAt, nameOf, namespaceOf, ofKind, podAt, podMakers } from "./objects.ts";
import type { Told } from "./selectors.ts";

const NAMESPACE_NAME = "kubernetes.io/metadata.name";
const SYSTEM = "kube-system";

/** Pods that policies tell apart: those of one maker, those that answer names, and any other of the cluster's own. */
export interface Pod {
  readonly name: string;
  /** What makes it; null for what EKS runs. */
  readonly maker: Resource | null;
  readonly tier: "web" | "app" | "names" | "system";
  readonly namespace: string;
  readonly labels: Told;
  /** Labels of its namespace. */
  readonly spaceLabels: Told;
  /** Addresses that it may have: those of the subnets in which its nodes stand. */
  readonly addresses: readonly Range[];
  /** Whether it may use its node's network, of which no policy speaks. */
  readonly onNodeNetwork: boolean;
}

const NAMES = { "k8s-app": "kube-dns" };

/** Everything that may run in the cluster. Throws `Unproven` where labels, namespaces or nodes can't be known. */
export function podsOf(graph: Graph): readonly Pod[] {
  const others = system(graph);
  const names: Pod = {
    ...others,
    name: "the cluster's names",
    tier: "names",
    labels: { labels: NAMES, butNever: {} },
  };
  return [...podMakers(graph).map((maker) => podOf(graph, maker)), names, others];
}

function podOf(graph: Graph, maker: Resource): Pod {
  const namespace = namespaceOf(maker);
  const tiers = [...tiersOf(graph, maker)];
  const [tier] = tiers;
  if (tiers.length !== 1 || (tier !== "web" && tier !== "app"))
    throw new Unproven(
      `pods of ${maker.name} may run on ${tiers.sort().join(" and ") || "no"} nodes, so they are of no one tier`,
    );
  return {
    name: `pods of ${maker.name}`,
    maker,
    tier,
    namespace,
    labels: { labels: labelsAt(maker, `${podAt(maker)}metadata.labels`), butNever: null },
    spaceLabels: labelsOf(graph, namespace),
    addresses: addressesOn(graph, tier),
    onNodeNetwork: flag(maker, `${podAt(maker)}spec.hostNetwork`) ?? false,
  };
}

function system(graph: Graph): Pod {
  return {
    name: `other pods of ${SYSTEM}`,
    maker: null,
    tier: "system",
    namespace: SYSTEM,
    labels: { labels: {}, butNever: NAMES },
    spaceLabels: labelsOf(graph, SYSTEM),
    addresses: addressesOn(graph),
    onNodeNetwork: true,
  };
}

/** Kubernetes itself labels each namespace with its name; one that the plan doesn't make may have others. */
function labelsOf(graph: Graph, namespace: string): Told {
  const declared = ofKind(graph, "Namespace").find((one) => nameOf(one) === namespace);
  const labels = { ...(declared && labelsAt(declared, "metadata.labels")), [NAMESPACE_NAME]: namespace };
  return { labels, butNever: declared === undefined ? {} : null };
}

/** Addresses of the subnets in which nodes stand, those of one tier or all. */
function addressesOn(graph: Graph, of?: Pod["tier"]): readonly Range[] {
  const groups = ofType(graph, NODE_GROUP);
  const nodes = readNetwork(graph).places.filter(
    ({ resource, tier }) => groups.includes(resource) && (of === undefined || tier === of),
  );
  return [...new Set(nodes.map(({ subnet }) => subnet))].flatMap(addressesIn);
}
