import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { backupFailuresHeard } from "../../../policies/rules/backup/backup-failures-heard.ts";
import { changesRingAnAlarm } from "../../../policies/rules/logging/changes-ring-an-alarm.ts";
import { oddSignInsRingAnAlarm } from "../../../policies/rules/logging/odd-sign-ins-ring-an-alarm.ts";
import { almendro, type Home, policy, refer, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

/** What a complaint says before its remedy. */
const said = (complaints: readonly string[]): readonly string[] => complaints.map((one) => one.split(": ")[1] ?? one);

describe("whoever opens anything past the plan rings an alarm", () => {
  const silent = (...calls: readonly string[]) => [
    `nobody hears of ${calls.join(" and ")} in what almendro takes down`,
  ];

  it("that somebody hears", () => {
    expect(home.says(changesRingAnAlarm)).toEqual([
      "almendro pass: whoever opens anything is heard at once in what almendro takes down.",
    ]);
  });

  it("unless a call isn't counted, or only in one region, or the alarm waits for a second", () => {
    const complaints = (...change: Parameters<typeof set>) => said(home.complaints(changesRingAnAlarm, set(...change)));
    const filter = "LogMetricFilter::almendro-buckets-changed";
    const others = ["DeleteBucketPolicy", "PutBucketAcl", "DeleteBucketPublicAccessBlock"];
    expect(complaints(filter, "pattern", '{ ($.eventName = "PutBucketPolicy") }')).toEqual(silent(...others));
    const narrowed = '{ ($.eventName = "PutBucketPolicy") && ($.awsRegion = "eu-south-2") }';
    expect(complaints(filter, "pattern", narrowed)).toEqual(silent("PutBucketPolicy", ...others));
    expect(complaints("MetricAlarm::almendro-buckets-changed", "threshold", 2)).toEqual(
      silent("PutBucketPolicy", ...others),
    );
  });

  it.each([
    ["adds up for a day", set("MetricAlarm::almendro-buckets-changed", "period", 86_400)],
    ["adds up for nobody knows how long", set("MetricAlarm::almendro-buckets-changed", "period", undefined)],
    ["waits for what is counted in seconds", set("MetricAlarm::almendro-buckets-changed", "unit", "Seconds")],
    ["rings when fewer come", set("MetricAlarm::almendro-buckets-changed", "comparisonOperator", "LessThanThreshold")],
    ["listens elsewhere", set("MetricAlarm::almendro-buckets-changed", "namespace", "other")],
    [
      "hears of all regions, and each is counted apart",
      set("LogMetricFilter::almendro-buckets-changed", "metricTransformation.dimensions", { region: "$.awsRegion" }),
    ],
    [
      "is told to a topic whose one reader asks for other things",
      set("TopicSubscription::almendro-alarms", "filterPolicy", '{"never":["this"]}'),
    ],
  ])("unless an alarm %s", (_, change) => {
    expect(said(home.complaints(changesRingAnAlarm, change))[0]).toContain("PutBucketPolicy and DeleteBucketPolicy");
  });

  it.each([{ Effect: "Deny" }, { Action: "sns:Subscribe" }, { Principal: { Service: "events.amazonaws.com" } }])(
    "unless the topic's policy says something else: %j",
    (change) => {
      const other = policy("Topic::almendro-alarms", (those) =>
        those.map((one) => (one.Sid === "AlarmsOfThisAccount" ? { ...one, ...change } : one)),
      );
      expect(said(home.complaints(changesRingAnAlarm, other))[0]).toMatch(/^nobody hears of PutRolePolicy/);
    },
  );

  it("unless CloudWatch may not tell the topic", () => {
    const shut = policy("Topic::almendro-alarms", (those) => those.filter(({ Sid }) => Sid !== "AlarmsOfThisAccount"));
    const [unheard] = said(home.complaints(changesRingAnAlarm, shut));
    expect(unheard).toMatch(
      /^nobody hears of PutRolePolicy and .* and CreateVpcPeeringConnection in what almendro takes down$/,
    );
    expect(home.complaints(changesRingAnAlarm, set("Topic::almendro-alarms", "policy", UNKNOWN))[0]).toMatch(
      "almendro unproven: policy of almendro-alarms",
    );
  });

  it("unless nobody is told, or another log is counted", () => {
    const [unheard] = said(
      home.complaints(changesRingAnAlarm, refer("MetricAlarm::almendro-rights-changed", "alarmActions")),
    );
    expect(unheard).toMatch(/^nobody hears of PutRolePolicy and AttachRolePolicy and /);
    const elsewhere = refer(
      "LogMetricFilter::almendro-network-changed",
      "logGroupName",
      "LogGroup::almendro-control-plane",
    );
    expect(said(home.complaints(changesRingAnAlarm, elsewhere))[0]).toMatch(
      /^nobody hears of AuthorizeSecurityGroupIn/,
    );
  });

  it("which is open while what is counted can't be known", () => {
    const hidden = set("LogMetricFilter::almendro-rights-changed", "pattern", UNKNOWN);
    expect(home.complaints(changesRingAnAlarm, hidden)[0]).toMatch(
      "almendro unproven: pattern of almendro-rights-changed",
    );
  });
});

describe("whoever tries to get in past the ways there are rings an alarm", () => {
  it("that somebody hears", () => {
    expect(home.says(oddSignInsRingAnAlarm)).toEqual([
      "almendro pass: whoever tries to get in past the ways there are is heard in what almendro takes down.",
    ]);
  });

  it.each([
    ["root-used", 2, "root being used"],
    ["sign-in-without-second-factor", 2, "sign-ins without a second factor"],
    ["sign-in-failures", 6, "sign-ins that fail"],
    ["calls-refused", 11, "calls that are refused"],
  ])("unless %s waits for %i", (id, threshold, what) => {
    const late = set(`MetricAlarm::almendro-${id}`, "threshold", threshold);
    expect(said(home.complaints(oddSignInsRingAnAlarm, late))).toEqual([
      `nobody hears of ${what} in what almendro takes down`,
    ]);
    const narrowed = set(`LogMetricFilter::almendro-${id}`, "pattern", '{ ($.awsRegion = "eu-south-2") }');
    expect(said(home.complaints(oddSignInsRingAnAlarm, narrowed))).toEqual([
      `nobody hears of ${what} in what almendro takes down`,
    ]);
  });

  it("which is open while a threshold can't be known", () => {
    const hidden = set("MetricAlarm::almendro-root-used", "threshold", UNKNOWN);
    expect(home.complaints(oddSignInsRingAnAlarm, hidden)[0]).toMatch(
      "almendro unproven: threshold of almendro-root-used",
    );
  });
});

describe("somebody hears of every copy that fails", () => {
  const rule = "EventRule::almendro-backup-failures";
  const deaf = ["when something of almendro fails, nobody hears"];
  const pattern = (parts: object) =>
    said(
      home.complaints(
        backupFailuresHeard,
        set(rule, "eventPattern", JSON.stringify({ source: ["aws.backup"], ...parts })),
      ),
    );

  it("as it is built", () => {
    expect(home.says(backupFailuresHeard)).toEqual([
      "almendro pass: when something of almendro fails, somebody hears.",
    ]);
    expect(pattern({})).toEqual([]);
  });

  it("unless copies, lapsed jobs or other vaults are left out", () => {
    expect(pattern({ "detail-type": ["Backup Job State Change"] })).toEqual(deaf);
    expect(pattern({ detail: { state: ["FAILED"] } })).toEqual(deaf);
    expect(pattern({ detail: { backupVaultName: ["almendro"] } })).toEqual(deaf);
    expect(pattern({ source: ["aws.rds"] })).toEqual(deaf);
    expect(pattern({ resources: ["one"] })).toEqual(deaf);
  });

  it("unless the rule is off, sends nowhere, or nobody listens", () => {
    expect(said(home.complaints(backupFailuresHeard, set(rule, "state", "DISABLED")))).toEqual(deaf);
    expect(said(home.complaints(backupFailuresHeard, refer("EventTarget::almendro-backup-failures", "arn")))).toEqual(
      deaf,
    );
    expect(said(home.complaints(backupFailuresHeard, without("RolePolicy::almendro-backup-failures")))).toEqual(deaf);
    expect(said(home.complaints(backupFailuresHeard, without("TopicSubscription::almendro-backup-failures")))).toEqual(
      deaf,
    );
  });

  it("which is open while what it sees can't be known", () => {
    expect(home.complaints(backupFailuresHeard, set(rule, "eventPattern", UNKNOWN))[0]).toMatch(
      "almendro unproven: eventPattern of almendro-backup-failures can't be known yet",
    );
  });
});
