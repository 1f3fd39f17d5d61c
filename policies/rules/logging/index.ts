import type { Rule } from "../../rule.ts";
import { auditRecordsImmutable } from "./audit-records-immutable.ts";
import { callsRecorded } from "./calls-recorded.ts";
import { changesRingAnAlarm } from "./changes-ring-an-alarm.ts";
import { dbAuditLogs } from "./db-audit-logs.ts";
import { dbLogonsLogged } from "./db-logons-logged.ts";
import { eksControlPlaneLogs } from "./eks-control-plane-logs.ts";
import { logBucketsKeepAsPromised } from "./log-buckets-keep-as-promised.ts";
import { logRetentionAsPromised } from "./log-retention-as-promised.ts";
import { oddSignInsRingAnAlarm } from "./odd-sign-ins-ring-an-alarm.ts";
import { questionsSaved } from "./questions-saved.ts";
import { recordsStayOurs } from "./records-stay-ours.ts";
import { tamperingRingsAnAlarm } from "./tampering-rings-an-alarm.ts";
import { touchesRecorded } from "./touches-recorded.ts";

export { isHeard, rings } from "./alarms.ts";
export { recordBuckets } from "./sinks.ts";

export const logging: readonly Rule[] = [
  recordsStayOurs,
  logRetentionAsPromised,
  logBucketsKeepAsPromised,
  eksControlPlaneLogs,
  dbAuditLogs,
  dbLogonsLogged,
  callsRecorded,
  touchesRecorded,
  auditRecordsImmutable,
  tamperingRingsAnAlarm,
  changesRingAnAlarm,
  oddSignInsRingAnAlarm,
  questionsSaved,
];
