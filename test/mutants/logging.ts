import type { Mutant } from "./mutant.ts";
import { alter, point, remove, reword, set, without } from "./surgery.ts";
import { BUCKET, CLUSTER, INSTANCE, LIFECYCLE, LOG_GROUP } from "./words.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const PARAMETERS = "aws:rds/parameterGroup:ParameterGroup";
const QUERY = "aws:cloudwatch/queryDefinition:QueryDefinition";
const TRAIL = "aws:cloudtrail/trail:Trail";

interface Setting {
  readonly name: string;
  readonly value: string;
}

const setting = (name: string, value: string) => (all: readonly Setting[]) =>
  all.map((one) => (one.name === name ? { ...one, value } : one));

export const logging: readonly Mutant[] = [
  {
    what: "access logs go to a bucket of somebody else",
    by: "malicious",
    tenant: "kade",
    surgery: point("aws:s3/bucketLogging:BucketLogging", "kade-files", "targetBucket", "somebody-elses"),
    killedBy: ["records-stay-ours"],
    at: "kade-files",
  },
  {
    what: "a log is kept for three months",
    by: "careless",
    tenant: "kade",
    surgery: set(LOG_GROUP, "kade-control-plane", { retentionInDays: 90 }),
    killedBy: ["log-retention-as-promised"],
    at: "kade-control-plane",
  },
  {
    what: "a log is kept for ever",
    by: "careless",
    tenant: "almendro",
    surgery: set(LOG_GROUP, "almendro-requests", { retentionInDays: 0 }),
    killedBy: ["log-retention-as-promised"],
    at: "almendro-requests",
  },
  {
    what: "records of traffic go after a year",
    by: "careless",
    tenant: "kade",
    surgery: alter(LIFECYCLE, "kade-logs", "rules", (rules: readonly { id: string }[]) =>
      rules.map((rule) => (rule.id === "promised-term" ? { ...rule, expiration: { days: 365 } } : rule)),
    ),
    killedBy: ["log-buckets-keep-as-promised"],
    at: "kade-logs",
  },
  {
    what: "the cluster doesn't say who called it",
    by: "careless",
    tenant: "kade",
    surgery: set(CLUSTER, "kade", { enabledClusterLogTypes: ["api"] }),
    killedBy: ["eks-control-plane-logs"],
    at: "kade",
  },
  {
    what: "the database doesn't say who changed its structure",
    by: "careless",
    tenant: "kade",
    surgery: alter(PARAMETERS, "kade", "parameters", setting("pgaudit.log", "none")),
    killedBy: ["db-audit-logs"],
    at: "kade",
  },
  {
    what: "the MySQL database doesn't say who changed rights",
    by: "careless",
    tenant: "cedar-hollow",
    surgery: set(INSTANCE, "cedar-hollow", { enabledCloudwatchLogsExports: ["error", "slowquery"] }),
    killedBy: ["db-audit-logs", "db-logons-logged"],
    at: "cedar-hollow",
  },
  {
    what: "the database doesn't say who logged on",
    by: "careless",
    tenant: "kade",
    surgery: alter(PARAMETERS, "kade", "parameters", setting("log_connections", "0")),
    killedBy: ["db-logons-logged"],
    at: "kade",
  },
  {
    what: "the application's connection to the database may go in plain",
    by: "careless",
    tenant: "kade",
    surgery: alter(PARAMETERS, "kade", "parameters", setting("rds.force_ssl", "0")),
    killedBy: ["tls-to-backend"],
    at: "kade",
  },
  {
    what: "the record of calls is switched off",
    by: "malicious",
    tenant: "kade",
    surgery: set(TRAIL, "kade", { enableLogging: false }),
    killedBy: ["calls-recorded"],
    at: "kade",
  },
  {
    what: "calls in other regions aren't recorded",
    by: "careless",
    tenant: "almendro",
    surgery: set(TRAIL, "almendro", { isMultiRegionTrail: false }),
    killedBy: ["calls-recorded"],
    at: "almendro",
  },
  {
    what: "nobody knows who read the files",
    by: "malicious",
    tenant: "kade",
    surgery: alter(TRAIL, "kade", "advancedEventSelectors", (all: readonly { name: string }[]) =>
      all.filter(({ name }) => name !== "files"),
    ),
    killedBy: ["touches-recorded"],
    at: "kade-export",
  },
  {
    what: "the records' files aren't signed",
    by: "careless",
    tenant: "kade",
    surgery: set(TRAIL, "kade", { enableLogFileValidation: false }),
    killedBy: ["audit-records-immutable", "calls-recorded"],
    at: "kade",
  },
  {
    what: "nobody knows who reads the record of calls",
    by: "careless",
    tenant: "kade",
    surgery: remove("aws:s3/bucketLogging:BucketLogging", "kade-audit"),
    killedBy: ["audit-records-immutable"],
    at: "kade",
  },
  {
    what: "the bucket of records is made without a lock",
    by: "careless",
    tenant: "fjordbevegelse",
    surgery: set(BUCKET, "fjordbevegelse-audit", { objectLockEnabled: false }),
    killedBy: ["audit-records-immutable"],
    at: "fjordbevegelse",
  },
  {
    what: "nobody hears that keys are about to be deleted",
    by: "malicious",
    tenant: "kade",
    surgery: remove(ALARM, "kade-keys-endangered"),
    killedBy: ["tampering-rings-an-alarm"],
    at: "kade",
  },
  {
    what: "nobody hears that a policy of a bucket was changed",
    by: "careless",
    tenant: "kade",
    surgery: reword(FILTER, "kade-buckets-changed", "pattern", '($.eventName = "PutBucketPolicy") || ', ""),
    killedBy: ["changes-ring-an-alarm"],
    at: "kade",
  },
  {
    what: "an alarm waits for the hundredth change of the network",
    by: "careless",
    tenant: "kade",
    surgery: set(ALARM, "kade-network-changed", { threshold: 100 }),
    killedBy: ["changes-ring-an-alarm"],
    at: "kade",
  },
  {
    what: "nobody hears that the root of the account is used",
    by: "careless",
    tenant: "kade",
    surgery: set(ALARM, "kade-root-used", { actionsEnabled: false }),
    killedBy: ["odd-sign-ins-ring-an-alarm"],
    at: "kade",
  },
  {
    what: "what root does is counted as nothing",
    by: "malicious",
    tenant: "kade",
    surgery: set("aws:cloudwatch/logMetricFilter:LogMetricFilter", "kade-root-used", {
      "metricTransformation.value": "0",
    }),
    killedBy: ["odd-sign-ins-ring-an-alarm"],
    at: "kade",
  },
  {
    what: "an alarm waits until somebody meddled with the records for an hour on end",
    by: "careless",
    tenant: "kade",
    surgery: set(ALARM, "kade-records-touched", { evaluationPeriods: 12 }),
    killedBy: ["tampering-rings-an-alarm"],
    at: "kade",
  },
  {
    what: "nobody hears that whoever hears of it all was signed off",
    by: "malicious",
    tenant: "kade",
    surgery: reword(FILTER, "kade-records-touched", "pattern", ' || ($.eventName = "Unsubscribe")', ""),
    killedBy: ["tampering-rings-an-alarm"],
    at: "kade",
  },
  {
    what: "alarms ring and may tell nobody",
    by: "careless",
    tenant: "kade",
    surgery: without("aws:sns/topic:Topic", "kade-alarms", "AlarmsOfThisAccount"),
    killedBy: [
      "break-glass-rings",
      "changes-ring-an-alarm",
      "odd-sign-ins-ring-an-alarm",
      "sign-in-guessing-heard",
      "tampering-rings-an-alarm",
    ],
    at: "kade-break-glass",
  },
  {
    what: "alarms ring and nobody hears them",
    by: "careless",
    tenant: "little-acorn",
    surgery: remove("aws:sns/topicSubscription:TopicSubscription", "little-acorn-alarms"),
    killedBy: [
      "break-glass-rings",
      "changes-ring-an-alarm",
      "odd-sign-ins-ring-an-alarm",
      "sign-in-guessing-heard",
      "tampering-rings-an-alarm",
    ],
    at: "little-acorn-break-glass",
  },
  {
    what: "what an investigation asks first isn't saved",
    by: "careless",
    tenant: "kade",
    surgery: remove(QUERY, "kade-who-touched-files"),
    killedBy: ["questions-saved"],
    at: "kade",
  },
  {
    what: "an alarm adds up for a day before it rings",
    by: "careless",
    tenant: "kade",
    surgery: set("aws:cloudwatch/metricAlarm:MetricAlarm", "kade-buckets-changed", { period: 86_400 }),
    killedBy: ["changes-ring-an-alarm"],
    at: "nobody hears of PutBucketPolicy",
  },
  {
    what: "what is counted is counted apart for each kind of caller, and the alarm hears none",
    by: "careless",
    tenant: "kade",
    surgery: set("aws:cloudwatch/logMetricFilter:LogMetricFilter", "kade-buckets-changed", {
      "metricTransformation.dimensions": { user: "$.userIdentity.type" },
      "metricTransformation.defaultValue": undefined,
    }),
    killedBy: ["changes-ring-an-alarm"],
    at: "nobody hears of PutBucketPolicy",
  },
  {
    what: "who hears alarms asks for none of them",
    by: "malicious",
    tenant: "kade",
    surgery: set("aws:sns/topicSubscription:TopicSubscription", "kade-alarms", { filterPolicy: '{"never":["this"]}' }),
    killedBy: [
      "break-glass-rings",
      "changes-ring-an-alarm",
      "odd-sign-ins-ring-an-alarm",
      "sign-in-guessing-heard",
      "tampering-rings-an-alarm",
    ],
    at: "nobody hears",
  },
  {
    what: "the database's audit takes its two kinds out again",
    by: "malicious",
    tenant: "kade",
    surgery: alter(
      "aws:rds/parameterGroup:ParameterGroup",
      "kade",
      "parameters",
      (those: readonly { name: string }[]) =>
        those.map((one) => (one.name === "pgaudit.log" ? { ...one, value: "all,-ddl,-role" } : one)),
    ),
    killedBy: ["db-audit-logs"],
    at: "it looks away",
  },
];
