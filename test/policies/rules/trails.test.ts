import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { s3SseKmsTenantKey } from "../../../policies/rules/encryption/s3-sse-kms-tenant-key.ts";
import { auditRecordsImmutable } from "../../../policies/rules/logging/audit-records-immutable.ts";
import { callsRecorded } from "../../../policies/rules/logging/calls-recorded.ts";
import { questionsSaved } from "../../../policies/rules/logging/questions-saved.ts";
import { tamperingRingsAnAlarm } from "../../../policies/rules/logging/tampering-rings-an-alarm.ts";
import { touchesRecorded } from "../../../policies/rules/logging/touches-recorded.ts";
import { added, almendro, type Home, policy, refer, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

const TRAIL = "Trail::almendro";

describe("every call to the account is taken down", () => {
  const remedy = "have one trail of all regions take down all management events, with file validation and a log group";
  const faulty = (what: string) => [`almendro fail: the trail almendro is no full record, since ${what}: ${remedy}.`];

  it("in signed files and a log that can be searched", () => {
    expect(home.says(callsRecorded)).toEqual([
      "almendro pass: the trail almendro takes down every call, in signed files and a log that can be searched.",
    ]);
  });

  it("by a trail that is on, everywhere, whole, signed and searchable", () => {
    const complaints = (property: string, value: boolean) =>
      home.complaints(callsRecorded, set(TRAIL, property, value));
    expect(complaints("enableLogging", false)).toEqual(faulty("it is switched off"));
    expect(complaints("isMultiRegionTrail", false)).toEqual(faulty("it knows one region only"));
    expect(complaints("includeGlobalServiceEvents", false)).toEqual(faulty("it leaves out what is called worldwide"));
    expect(complaints("enableLogFileValidation", false)).toEqual(faulty("its files aren't signed"));
    expect(home.complaints(callsRecorded, refer(TRAIL, "cloudWatchLogsGroupArn"))).toEqual(
      faulty("nobody can search it"),
    );
  });

  it("those that only read included", () => {
    const writing = set(TRAIL, "advancedEventSelectors.0.fieldSelectors", [
      { field: "eventCategory", equals: ["Management"] },
      { field: "readOnly", equals: ["false"] },
    ]);
    expect(home.complaints(callsRecorded, writing)).toEqual(faulty("it leaves calls out"));
  });

  it("which is a failure without a trail, and open while what it takes down can't be known", () => {
    expect(home.complaints(callsRecorded, without(TRAIL))).toEqual([
      `- fail: nobody takes down what is called in this account: ${remedy}.`,
    ]);
    expect(home.complaints(callsRecorded, set(TRAIL, "advancedEventSelectors", UNKNOWN))).toEqual([
      `almendro unproven: advancedEventSelectors of almendro can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("whoever touches an object is taken down", () => {
  const remedy = "have a trail take down data events of AWS::S3::Object whose ARN starts with the bucket's";
  const untold = (bucket: string) =>
    `${bucket} fail: nobody takes down who touches the objects of ${bucket}: ${remedy}.`;
  const buckets = ["almendro-audit", "almendro-delivery", "almendro-export", "almendro-files", "almendro-logs"];
  const fields = (selector: number) => `advancedEventSelectors.${selector}.fieldSelectors`;

  it("in every bucket", () => {
    expect(home.says(touchesRecorded)).toEqual(
      buckets.map((bucket) => `${bucket} pass: whoever touches an object of ${bucket} is taken down.`),
    );
  });

  it("unless the trail forgets a bucket, or those who read, or a writing of files", () => {
    const one = set(TRAIL, `${fields(1)}.2.startsWiths`, ["arn:aws:s3:::almendro-export-220000000011/"]);
    expect(home.complaints(touchesRecorded, one)).toContain(untold("almendro-files"));
    for (const more of [
      { field: "readOnly", equals: ["false"] },
      { field: "eventName", notEquals: ["PutObject"] },
    ]) {
      const narrowed = set(TRAIL, `${fields(1)}.3`, more);
      expect(home.complaints(touchesRecorded, narrowed)).toEqual(["almendro-export", "almendro-files"].map(untold));
    }
  });

  it("and whoever deletes records", () => {
    const forgetting = set(TRAIL, `${fields(2)}.3.notEquals`, ["PutObject", "DeleteObject"]);
    expect(home.complaints(touchesRecorded, forgetting)).toEqual(
      ["almendro-audit", "almendro-delivery", "almendro-logs"].map(untold),
    );
  });

  it("which is open while a bucket's name can't be known", () => {
    expect(home.complaints(touchesRecorded, set("Bucket::almendro-files", "bucket", UNKNOWN))[0]).toMatch(
      "almendro-files unproven: bucket of almendro-files can't be known yet",
    );
  });
});

describe("audit records can't be changed unnoticed", () => {
  const remedy = "send the trail's signed files to a locked bucket that logs who reaches it";
  const loose = (what: string) => [`almendro fail: almendro-audit, where almendro writes, ${what}: ${remedy}.`];

  it("as they are kept", () => {
    expect(home.says(auditRecordsImmutable)).toEqual([
      "almendro pass: what the trail almendro takes down can't be changed unnoticed in almendro-audit.",
    ]);
  });

  it("unless the bucket isn't locked, may be emptied, isn't watched, or its files aren't signed", () => {
    const bucket = "Bucket::almendro-audit";
    const complaints = (...change: Parameters<typeof set>) => home.complaints(auditRecordsImmutable, set(...change));
    expect(complaints(bucket, "objectLockEnabled", false)).toEqual(loose("isn't locked"));
    expect(complaints(bucket, "forceDestroy", true)).toEqual(loose("may be emptied in order to be deleted"));
    expect(complaints(TRAIL, "enableLogFileValidation", false)).toEqual(loose("holds files that aren't signed"));
    expect(home.complaints(auditRecordsImmutable, without("BucketLogging::almendro-audit"))).toEqual(
      loose("doesn't say who reaches it"),
    );
  });

  it("nor sent out of the stack, nor left unwritten", () => {
    expect(home.complaints(auditRecordsImmutable, refer(TRAIL, "s3BucketName"))).toEqual([
      `almendro fail: the trail almendro writes to no bucket of this stack: ${remedy}.`,
    ]);
    expect(home.complaints(auditRecordsImmutable, without(TRAIL))).toEqual([
      `- fail: there are no audit records to keep: ${remedy}.`,
    ]);
  });
});

describe("tampering rings an alarm", () => {
  const filter = "LogMetricFilter::almendro-records-touched";
  const alarm = "MetricAlarm::almendro-records-touched";
  const calls = [
    "StopLogging",
    "DeleteTrail",
    "UpdateTrail",
    "PutEventSelectors",
    "DeleteLogGroup",
    "DeleteLogStream",
    "PutRetentionPolicy",
    "DeleteFlowLogs",
    "DeleteLoggingConfiguration",
    "StopConfigurationRecorder",
    "DeleteDetector",
    "PutMetricFilter",
    "DeleteMetricFilter",
    "PutMetricAlarm",
    "DeleteAlarms",
    "DisableAlarmActions",
    "DeleteTopic",
    "Unsubscribe",
  ];
  const silent = (...of: readonly string[]) => [
    `almendro fail: nobody hears of ${of.join(" and ")} in what almendro takes down: count ${calls.join(", ")}, ScheduleKeyDeletion, DisableKey in the trail's log, with an alarm from the first on and a subscriber.`,
  ];

  it("that somebody hears", () => {
    expect(home.says(tamperingRingsAnAlarm)).toEqual([
      "almendro pass: whoever touches what almendro takes down is heard at once.",
    ]);
  });

  it("unless the alarm waits, is mute, hears something else, or rings nowhere", () => {
    const complaints = (...change: Parameters<typeof set>) => home.complaints(tamperingRingsAnAlarm, set(...change));
    expect(complaints(alarm, "threshold", 2)).toEqual(silent(...calls));
    expect(complaints(alarm, "actionsEnabled", false)).toEqual(silent(...calls));
    expect(complaints(alarm, "statistic", "Minimum")).toEqual(silent(...calls));
    expect(complaints(alarm, "evaluationPeriods", 5)).toEqual(silent(...calls));
    expect(complaints(filter, "metricTransformation.value", "0")).toEqual(silent(...calls));
    expect(complaints(alarm, "metricName", "other")).toEqual(silent(...calls));
    expect(complaints(filter, "pattern", '{ ($.eventName = "StopLogging") }')).toEqual(silent(...calls.slice(1)));
    expect(complaints(filter, "pattern", '{ ($.eventName = "StopLogging") && ($.awsRegion = "x") }')).toEqual(
      silent(...calls),
    );
    expect(home.complaints(tamperingRingsAnAlarm, refer(alarm, "alarmActions"))).toEqual(silent(...calls));
    expect(home.complaints(tamperingRingsAnAlarm, without("TopicSubscription::almendro-alarms"))).toEqual(
      silent(...calls, "ScheduleKeyDeletion", "DisableKey"),
    );
  });

  it("which is open while what is counted can't be known", () => {
    expect(home.complaints(tamperingRingsAnAlarm, set(filter, "pattern", UNKNOWN))[0]).toMatch(
      "almendro unproven: pattern of almendro-records-touched can't be known yet",
    );
  });
});

describe("the questions of an investigation are saved", () => {
  const open = (...what: readonly string[]) => [
    `almendro fail: no saved query of what almendro takes down asks ${what.join(" or ")}: save a query of the trail's log group for each question.`,
  ];

  it("as they are built", () => {
    expect(home.says(questionsSaved)).toEqual(["almendro pass: 6 questions to what almendro takes down are saved."]);
  });

  it("unless one is missing, or is asked of another record", () => {
    const query = "QueryDefinition::almendro-who-was-refused";
    expect(home.complaints(questionsSaved, without(query))).toEqual(open("who was refused"));
    expect(home.complaints(questionsSaved, refer(query, "logGroupNames", "LogGroup::almendro-control-plane"))).toEqual(
      open("who was refused"),
    );
  });

  it("which is open while a question can't be known", () => {
    const hidden = set("QueryDefinition::almendro-who-signed-in", "queryString", UNKNOWN);
    expect(home.complaints(questionsSaved, hidden)[0]).toMatch("almendro unproven: queryString");
  });
});

describe("a bucket that services alone may write to under a key they name", () => {
  const byPeople = policy("BucketPolicy::almendro-files", (statements) =>
    statements.map((one) =>
      one.Sid === "NoOtherKey"
        ? { ...one, Condition: { ...one.Condition, Bool: { "aws:PrincipalIsAWSService": "false" } } }
        : one,
    ),
  );

  it("is the trail's, and no other", () => {
    expect(home.complaints(s3SseKmsTenantKey)).toEqual([]);
    expect(home.complaints(s3SseKmsTenantKey, byPeople)[0]).toMatch(
      "almendro-files fail: almendro-files takes uploads under another key",
    );
    const trail = added(
      "aws:cloudtrail/trail:Trail",
      "other",
      { s3BucketName: "files" },
      { s3BucketName: "Bucket::almendro-files" },
    );
    expect(home.complaints(s3SseKmsTenantKey, byPeople, trail)).toEqual([]);
  });
});
