export { Cluster, type ClusterArgs } from "./cluster/index.ts";
export { Database, type DatabaseArgs, portOf } from "./database/index.ts";
export { Keyring } from "./keyring/index.ts";
export { Network, type NetworkArgs, planRange } from "./network/index.ts";
export { ownerTags, type Place, roleArn, stampIdentity } from "./shared/index.ts";
export { Workload, type WorkloadArgs } from "./workload/index.ts";
