export { folderRole } from "./addons.ts";
export { Cluster, type ClusterArgs } from "./cluster.ts";
export { podTrust } from "./roles.ts";
export { namesRule, podNeeds } from "./system-policies.ts";
export { onTier } from "./tiers.ts";
