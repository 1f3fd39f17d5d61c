/** Kinds of node. A tier is a node: what isn't admitted to it by selector and toleration doesn't run there. */
export type NodeTier = "web" | "app" | "system";

/** Label and taint key by which a node says its tier. */
const TIER = "domicile/tier";

export function nodeLabels(tier: NodeTier): Record<string, string> {
  return { [TIER]: tier };
}

/** The taint as EKS writes it. */
export function nodeTaint(tier: NodeTier) {
  return { key: TIER, value: tier, effect: "NO_SCHEDULE" };
}

/** What a pod states to run on a tier's nodes and on no others. */
export function onTier(tier: NodeTier) {
  return {
    nodeSelector: nodeLabels(tier),
    tolerations: [{ key: TIER, operator: "Equal", value: tier, effect: "NoSchedule" }],
  };
}
