import { beforeAll, describe, expect, test } from "vitest";
import { Audit } from "../../../components/audit/index.ts";
import type { Graph } from "../../../graph/index.ts";
import { counts, LOGS, PLACE, plan, refs, storage, TAGS, the } from "../given.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const QUERY = "aws:cloudwatch/queryDefinition:QueryDefinition";

function declare(): void {
  const kept = storage();
  new Audit("almendro", {
    bucket: kept.bucket("audit"),
    watched: { data: [kept.arn("files")], records: [kept.arn("audit"), kept.arn("logs")] },
    logs: LOGS,
    others: {
      database: new Map([["postgresql", "/aws/rds/instance/almendro/postgresql"]]),
      cluster: "/aws/eks/almendro",
    },
    guard: { webAcl: "almendro", rule: "sign-in-attempts" },
    noticeAddress: "seguridad@almendro.example",
    place: PLACE,
    tags: TAGS,
  });
}

let graph: Graph;
beforeAll(async () => {
  graph = await plan(declare);
});

const names = (type: string) => graph.resources.filter((one) => one.type === type).map(({ name }) => name);
const statements = (type: string, name: string, property = "policy") =>
  JSON.parse(String(the(graph, type, name).inputs[property])).Statement;

describe("the trail", () => {
  test("takes down calls of all regions and worldwide, in signed files under the log key", () => {
    expect(the(graph, TRAIL, "almendro").inputs).toMatchObject({
      name: "almendro",
      enableLogging: true,
      enableLogFileValidation: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      isOrganizationTrail: false,
      kmsKeyId: LOGS.keyArn,
    });
  });

  test("writes into the audit bucket once it may, and into its log group", () => {
    const trail = the(graph, TRAIL, "almendro");
    expect(refs(trail, "s3BucketName")).toEqual(["almendro-audit"]);
    expect(refs(trail, "cloudWatchLogsGroupArn")).toEqual(["almendro-calls"]);
    expect(refs(trail, "cloudWatchLogsRoleArn")).toEqual(["almendro-trail"]);
    const after = trail.dependsOn.map((urn) => urn.split("$").at(-1)?.replace("::", " "));
    expect(after).toEqual(
      expect.arrayContaining([
        "aws:s3/bucketPolicy:BucketPolicy almendro-audit",
        "aws:iam/rolePolicy:RolePolicy almendro-trail",
      ]),
    );
  });

  test("takes down every touch of a file, and of records all but the writing of more", () => {
    const objects = [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: ["AWS::S3::Object"] },
    ];
    const audit = ["arn:aws:s3:::almendro-audit-111111111111/", "arn:aws:s3:::almendro-logs-111111111111/"];
    expect(the(graph, TRAIL, "almendro").inputs.advancedEventSelectors).toEqual([
      { name: "calls", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
      {
        name: "files",
        fieldSelectors: [
          ...objects,
          { field: "resources.ARN", startsWiths: ["arn:aws:s3:::almendro-files-111111111111/"] },
        ],
      },
      {
        name: "records",
        fieldSelectors: [
          ...objects,
          { field: "resources.ARN", startsWiths: audit },
          { field: "eventName", notEquals: ["PutObject"] },
        ],
      },
    ]);
  });

  test("may write to its own log group and to nothing else", () => {
    expect(statements("aws:iam/rolePolicy:RolePolicy", "almendro-trail")).toEqual([
      {
        Sid: "RecordsOfCalls",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource:
          "arn:aws:logs:eu-south-2:111111111111:log-group:/domicile/almendro/calls:log-stream:111111111111_CloudTrail_*",
      },
    ]);
    expect(statements("aws:iam/role:Role", "almendro-trail", "assumeRolePolicy")).toEqual([
      {
        Sid: "ServiceThatStatesNoAccount",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "sts:AssumeRole",
      },
    ]);
  });

  test("keeps what can be searched as long as promised, under the log key", () => {
    expect(the(graph, "aws:cloudwatch/logGroup:LogGroup", "almendro-calls").inputs).toMatchObject({
      name: "/domicile/almendro/calls",
      kmsKeyId: LOGS.keyArn,
      retentionInDays: 731,
    });
  });
});

describe("an alarm", () => {
  test("is there for each thing that somebody must hear of", () => {
    expect(names(ALARM)).toEqual([
      "almendro-buckets-changed",
      "almendro-calls-refused",
      "almendro-database-sign-in-failures",
      "almendro-emergency-role-taken",
      "almendro-keys-endangered",
      "almendro-network-changed",
      "almendro-records-touched",
      "almendro-rights-changed",
      "almendro-root-used",
      "almendro-sign-in-failures",
      "almendro-sign-in-guessed",
      "almendro-sign-in-without-second-factor",
    ]);
    expect(counts(graph)[FILTER]).toBe(11);
  });

  test("rings on what its own filter counts, also while nothing is counted", () => {
    for (const name of names(ALARM).filter((one) => one !== "almendro-sign-in-guessed")) {
      const { inputs } = the(graph, ALARM, name);
      const filter = graph.resources.find((one) => one.type === FILTER && one.name.startsWith(name));
      expect(filter?.inputs.metricTransformation).toEqual({
        name: inputs.metricName,
        namespace: inputs.namespace,
        value: "1",
        defaultValue: "0",
      });
      expect(inputs).toMatchObject({ statistic: "Sum", period: 300, treatMissingData: "notBreaching" });
      expect(refs(the(graph, ALARM, name), "alarmActions")).toEqual(["almendro-alarms"]);
    }
  });

  test("rings from the first guess on that the web application firewall blocks", () => {
    const alarm = the(graph, ALARM, "almendro-sign-in-guessed");
    expect(alarm.inputs).toMatchObject({
      namespace: "AWS/WAFV2",
      metricName: "BlockedRequests",
      dimensions: { WebACL: "almendro", Rule: "sign-in-attempts", Region: "eu-south-2" },
      statistic: "Sum",
      threshold: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
    });
    expect(refs(alarm, "alarmActions")).toEqual(["almendro-alarms"]);
  });

  test("watches sign-ins to the database in each of its logs", () => {
    const filter = the(graph, FILTER, "almendro-database-sign-in-failures-postgresql");
    expect(filter.inputs.logGroupName).toBe("/aws/rds/instance/almendro/postgresql");
  });

  test("reaches those who answer for security, over a topic that alarms of this account alone may use", () => {
    expect(the(graph, "aws:sns/topicSubscription:TopicSubscription", "almendro-alarms").inputs).toMatchObject({
      protocol: "email",
      endpoint: "seguridad@almendro.example",
    });
    const [alarms, plain] = statements("aws:sns/topic:Topic", "almendro-alarms");
    expect(alarms).toMatchObject({
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
    });
    expect(plain).toMatchObject({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
    expect(the(graph, "aws:sns/topic:Topic", "almendro-alarms").inputs.kmsMasterKeyId).toBe(LOGS.keyArn);
  });
});

describe("a saved question", () => {
  test("is asked of the record that can answer it", () => {
    const calls = "/domicile/almendro/calls";
    const asked = names(QUERY).map((name) => {
      const { inputs } = the(graph, QUERY, name);
      return [inputs.name, inputs.logGroupNames];
    });
    expect(Object.fromEntries(asked)).toEqual({
      "almendro/who-called-the-cluster": ["/aws/eks/almendro"],
      "almendro/who-changed-what": [calls],
      "almendro/who-signed-in": [calls],
      "almendro/who-signed-in-to-the-database": ["/aws/rds/instance/almendro/postgresql"],
      "almendro/who-took-most": [calls],
      "almendro/who-touched-files": [calls],
      "almendro/who-used-keys-and-secrets": [calls],
      "almendro/who-was-refused": [calls],
    });
  });
});
