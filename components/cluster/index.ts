export { Cluster, type ClusterArgs } from "./cluster.ts";
export { podTrust } from "./roles.ts";
export { namesRule, podNeeds } from "./system-policies.ts";
export { type NodeTier, onTier } from "./tiers.ts";
