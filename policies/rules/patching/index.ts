import type { Rule } from "../../rule.ts";
import { clusterInSupport } from "./cluster-in-support.ts";
import { databaseInSupport } from "./database-in-support.ts";
import { databasePatched } from "./database-patched.ts";
import { nodesRenewed } from "./nodes-renewed.ts";

export const patching: readonly Rule[] = [databasePatched, databaseInSupport, nodesRenewed, clusterInSupport];
