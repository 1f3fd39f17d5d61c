import { accessKinds } from "./access.ts";
import { addon } from "./addon.ts";
import { cluster } from "./cluster.ts";
import { nodeGroup } from "./node-group.ts";

export { mayEnter } from "./access.ts";
export { runsOn } from "./scheduling.ts";
export { CLUSTER, NODE_GROUP } from "./tokens.ts";

/** EKS as far as tenants use it. */
export const eks = [cluster, nodeGroup, addon, ...accessKinds];
