import { beforeAll, describe, expect, test } from "vitest";
import { Detection } from "../../../components/detection/index.ts";
import type { Graph } from "../../../graph/index.ts";
import { counts, LOGS, PLACE, plan, refs, storage, TAGS, the } from "../given.ts";

const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
const PLAN = "aws:guardduty/malwareProtectionPlan:MalwareProtectionPlan";
const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";

const declare = (offered: boolean) => () => {
  const kept = storage();
  new Detection("almendro", {
    inboxes: kept.inboxes,
    noticeKeyArn: LOGS.keyArn,
    hearers: {
      security: "seguridad@almendro.example",
      privacy: "dpo@almendro.example",
      desk: "security@vendor.example",
    },
    reportHours: 72,
    searchesForWeaknesses: offered,
    searchesForPersonalData: offered,
    records: [kept.bucket("logs"), kept.bucket("audit")],
    place: PLACE,
    tags: TAGS,
  });
};

let graph: Graph;
beforeAll(async () => {
  graph = await plan(declare(true));
});

const statements = (type: string, name: string, property = "policy") =>
  JSON.parse(String(the(graph, type, name).inputs[property])).Statement;

describe("attacks", () => {
  test("are looked for on buckets, cluster, disks, database and hosts, and told of within fifteen minutes", () => {
    expect(the(graph, "aws:guardduty/detector:Detector", "almendro").inputs).toMatchObject({
      enable: true,
      findingPublishingFrequency: "FIFTEEN_MINUTES",
    });
    const on = graph.resources
      .filter(({ type }) => type === FEATURE)
      .map(({ inputs }) => `${inputs.name} ${inputs.status}`);
    expect(on.sort()).toEqual([
      "EBS_MALWARE_PROTECTION ENABLED",
      "EKS_AUDIT_LOGS ENABLED",
      "RDS_LOGIN_EVENTS ENABLED",
      "RUNTIME_MONITORING ENABLED",
      "S3_DATA_EVENTS ENABLED",
    ]);
  });

  test("bring no agent, endpoint or group past the plan", () => {
    expect(the(graph, FEATURE, "almendro-hosts").inputs.additionalConfigurations).toEqual([
      { name: "EKS_ADDON_MANAGEMENT", status: "DISABLED" },
      { name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "DISABLED" },
      { name: "EC2_AGENT_MANAGEMENT", status: "DISABLED" },
    ]);
  });

  test("of a high severity are told to everybody who must hear, under the tenant's key", () => {
    expect(JSON.parse(String(the(graph, RULE, "almendro-attacks").inputs.eventPattern))).toEqual({
      source: ["aws.guardduty"],
      "detail-type": ["GuardDuty Finding"],
      detail: { severity: [{ numeric: [">=", 7] }] },
    });
    for (const end of ["arn", "roleArn"])
      expect(refs(the(graph, TARGET, "almendro-attacks"), end)).toEqual(["almendro-incidents"]);
    expect(the(graph, "aws:sns/topic:Topic", "almendro-incidents").inputs.kmsMasterKeyId).toBe(LOGS.keyArn);
    const heard = graph.resources.filter(({ type }) => type === "aws:sns/topicSubscription:TopicSubscription");
    expect(heard.map(({ inputs }) => inputs.endpoint).sort()).toEqual([
      "dpo@almendro.example",
      "security@vendor.example",
      "seguridad@almendro.example",
    ]);
  });

  test("start the clock, which may tell the topic and nothing else", () => {
    const target = the(graph, TARGET, "almendro-breach-clock");
    expect([refs(target, "rule"), refs(target, "arn")]).toEqual([["almendro-attacks"], ["almendro-breach-clock"]]);
    expect(statements("aws:iam/rolePolicy:RolePolicy", "almendro-breach-clock")).toMatchObject([
      { Action: "sns:Publish", Resource: "arn:aws:sns:eu-south-2:111111111111:almendro-incidents" },
      {
        Action: "states:StartExecution",
        Resource: "arn:aws:states:eu-south-2:111111111111:stateMachine:almendro-breach-clock",
      },
    ]);
  });
});

describe("what people put into a bucket", () => {
  test("is scanned and marked, whole buckets at a time", () => {
    const plans = graph.resources.filter(({ type }) => type === PLAN);
    expect(plans.map((one) => [one.name, refs(one, "protectedResource")])).toEqual([
      ["almendro-export", ["almendro-export"]],
      ["almendro-files", ["almendro-files"]],
      ["almendro-support", ["almendro-support"]],
    ]);
    for (const { inputs } of plans) {
      expect(inputs.actions).toEqual([{ taggings: [{ status: "ENABLED" }] }]);
      expect(inputs.protectedResource).not.toHaveProperty("s3Bucket.objectPrefixes");
    }
  });

  test("is scanned by a role that reads and marks those buckets' files and writes none", () => {
    const rights = statements("aws:iam/rolePolicy:RolePolicy", "almendro-upload-scan") as {
      readonly Sid: string;
      readonly Action: readonly string[];
      readonly Resource: readonly string[];
    }[];
    const buckets = ["files", "support", "export"].map((purpose) => `arn:aws:s3:::almendro-${purpose}-111111111111`);
    expect(rights.find(({ Sid }) => Sid === "Read")?.Resource).toEqual(buckets.map((bucket) => `${bucket}/*`));
    const writing = rights.filter(({ Action }) => Action.includes("s3:PutObject"));
    expect(writing.flatMap(({ Resource }) => Resource)).toEqual(
      buckets.map((bucket) => `${bucket}/malware-protection-resource-validation-object`),
    );
    expect(rights.flatMap(({ Action }) => Action).filter((action) => /Delete(Object|Bucket)|\*/.test(action))).toEqual(
      [],
    );
    expect(statements("aws:iam/role:Role", "almendro-upload-scan", "assumeRolePolicy")).toMatchObject([
      { Principal: { Service: "malware-protection-plan.guardduty.amazonaws.com" } },
    ]);
  });
});

describe("known weaknesses", () => {
  test("are searched for in this account's machines and images, and grave ones told", () => {
    expect(the(graph, "aws:inspector2/enabler:Enabler", "almendro").inputs).toEqual({
      accountIds: ["111111111111"],
      resourceTypes: ["EC2", "ECR"],
    });
    expect(refs(the(graph, TARGET, "almendro-weaknesses"), "arn")).toEqual(["almendro-incidents"]);
  });
});

describe("reviews", () => {
  test("rest on what everything was set to, recorded before it is checked against two standards", () => {
    expect(the(graph, "aws:cfg/recorder:Recorder", "almendro").inputs.recordingGroup).toEqual({
      allSupported: true,
      includeGlobalResourceTypes: true,
    });
    expect(refs(the(graph, "aws:cfg/deliveryChannel:DeliveryChannel", "almendro"), "s3BucketName")).toEqual([
      "almendro-logs",
    ]);
    const standards = graph.resources.filter(
      ({ type }) => type === "aws:securityhub/standardsSubscription:StandardsSubscription",
    );
    expect(standards.map(({ inputs }) => inputs.standardsArn)).toEqual([
      "arn:aws:securityhub:eu-south-2::standards/aws-foundational-security-best-practices/v/1.0.0",
      "arn:aws:securityhub:eu-south-2::standards/cis-aws-foundations-benchmark/v/3.0.0",
    ]);
  });

  test("are called for each quarter", () => {
    expect(the(graph, RULE, "almendro-review").inputs.scheduleExpression).toBe("cron(0 8 1 1,4,7,10 ? *)");
    expect(refs(the(graph, TARGET, "almendro-review"), "arn")).toEqual(["almendro-incidents"]);
  });
});

describe("personal data", () => {
  test("is looked for each month in records, a tenth of them", () => {
    const job = the(graph, "aws:macie2/classificationJob:ClassificationJob", "almendro-records");
    expect(refs(job, "s3JobDefinition").sort()).toEqual(["almendro-audit", "almendro-logs"]);
    expect(job.inputs).toMatchObject({
      jobType: "SCHEDULED",
      scheduleFrequency: { monthlySchedule: 1 },
      samplingPercentage: 10,
    });
  });
});

test("what a region doesn't have is left out, and all else is the same", async () => {
  const here = counts(graph);
  const there = counts(await plan(declare(false)));
  const left = Object.keys(here).filter((type) => here[type] !== there[type]);
  expect(left.sort()).toEqual([
    "aws:cloudwatch/eventRule:EventRule",
    "aws:cloudwatch/eventTarget:EventTarget",
    "aws:inspector2/enabler:Enabler",
    "aws:macie2/account:Account",
    "aws:macie2/classificationJob:ClassificationJob",
  ]);
});
