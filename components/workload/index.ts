export type { Extra } from "./process.ts";
export { Workload, type WorkloadArgs } from "./workload.ts";
