import type { Rule } from "../../rule.ts";
import { dbAuditLogs } from "./db-audit-logs.ts";
import { dbLogonsLogged } from "./db-logons-logged.ts";
import { eksControlPlaneLogs } from "./eks-control-plane-logs.ts";
import { logBucketsKeepAsPromised } from "./log-buckets-keep-as-promised.ts";
import { logRetentionAsPromised } from "./log-retention-as-promised.ts";
import { recordsStayOurs } from "./records-stay-ours.ts";

export const logging: readonly Rule[] = [
  recordsStayOurs,
  logRetentionAsPromised,
  logBucketsKeepAsPromised,
  eksControlPlaneLogs,
  dbAuditLogs,
  dbLogonsLogged,
];
