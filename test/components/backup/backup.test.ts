import * as aws from "@pulumi/aws";
import { beforeAll, describe, expect, test } from "vitest";
import { Backup, planLock, planRules, Vault } from "../../../components/backup/index.ts";
import type { Graph } from "../../../graph/index.ts";
import { PLACE, plan, refs, TAGS, the } from "../given.ts";

const COPY = { ...PLACE, account: "333333333333" };
const KEY = "arn:aws:kms:eu-south-2:111111111111:key/backup";
const rules = planRules({ every: "night", keep: { daily: 35, monthly: 744 }, hour: 4, zone: "Europe/Madrid" });
const lock = planLock(rules);

function declare(): void {
  const there = { provider: new aws.Provider("backup", { region: "eu-south-2" }) };
  const copyVault = new Vault(
    "almendro-copy",
    { place: COPY, keyArn: KEY, lock, copies: { from: PLACE }, tags: TAGS },
    there,
  );
  const vault = new Vault("almendro", { place: PLACE, keyArn: KEY, lock, copies: { to: copyVault.arn }, tags: TAGS });
  new Backup("almendro", {
    rules,
    vault,
    copyVault,
    test: { everyDays: 30, hour: 4, zone: "Europe/Madrid" },
    restores: [{ type: "RDS", overrides: { dbSubnetGroupName: "almendro" } }, { type: "S3" }],
    noticeKeyArn: KEY,
    noticeAddress: "sistemas@almendro.example",
    place: PLACE,
    tags: TAGS,
  });
}

let graph: Graph;
beforeAll(async () => {
  graph = await plan(declare);
});

describe.each(["almendro", "almendro-copy"])("the vault %s", (name) => {
  const policy = () =>
    JSON.parse(String(the(graph, "aws:backup/vaultPolicy:VaultPolicy", name).inputs.policy)).Statement;

  test("is locked from shortest to longest promise, for good after three days, and outlives the stack", () => {
    const locked = the(graph, "aws:backup/vaultLockConfiguration:VaultLockConfiguration", name);
    expect(locked.inputs).toMatchObject({ changeableForDays: 3, minRetentionDays: 35, maxRetentionDays: 744 });
    expect(locked.retainOnDelete).toBe(true);
    expect(the(graph, "aws:backup/vault:Vault", name).retainOnDelete).toBe(true);
  });

  test("lies under the tenant's backup key", () => {
    expect(the(graph, "aws:backup/vault:Vault", name).inputs).toMatchObject({ name, kmsKeyArn: KEY });
  });

  test("lets nobody delete a copy or shorten its life", () => {
    expect(policy()[0]).toMatchObject({ Effect: "Deny", Principal: "*" });
    expect(policy()[0].Action).toEqual(
      expect.arrayContaining(["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"]),
    );
  });
});

test("copies leave for the protected vault and nowhere else", () => {
  const of = (name: string) =>
    JSON.parse(String(the(graph, "aws:backup/vaultPolicy:VaultPolicy", name).inputs.policy)).Statement;
  expect(of("almendro")[1].Condition).toEqual({
    "ForAnyValue:ArnNotEquals": {
      "backup:CopyTargets": "arn:aws:backup:eu-south-2:333333333333:backup-vault:almendro-copy",
    },
  });
  expect(of("almendro-copy")[1].Condition).toBeUndefined();
  expect(of("almendro-copy")[2]).toMatchObject({
    Principal: { AWS: "arn:aws:iam::111111111111:root" },
    Action: "backup:CopyIntoBackupVault",
  });
});

test("every copy is copied again into the backup account and lives as long there", () => {
  const made = the(graph, "aws:backup/plan:Plan", "almendro").inputs.rules as readonly Record<string, unknown>[];
  expect(made.map(({ ruleName, lifecycle, copyActions }) => ({ ruleName, lifecycle, copyActions }))).toEqual(
    rules.map(({ name, keepDays }) => ({
      ruleName: name,
      lifecycle: { deleteAfter: keepDays },
      copyActions: [
        {
          destinationVaultArn: "arn:aws:backup:eu-south-2:333333333333:backup-vault:almendro-copy",
          lifecycle: { deleteAfter: keepDays },
        },
      ],
    })),
  );
});

test("everything with the backup tag is copied, by the customer's clock", () => {
  const selection = the(graph, "aws:backup/selection:Selection", "almendro");
  expect(selection.inputs.selectionTags).toEqual([{ type: "STRINGEQUALS", key: "domicile:backup", value: "promised" }]);
  expect(refs(selection, "planId")).toEqual(["almendro"]);
  const [rule] = the(graph, "aws:backup/plan:Plan", "almendro").inputs.rules as readonly Record<string, unknown>[];
  expect(rule).toMatchObject({
    scheduleExpressionTimezone: "Europe/Madrid",
    targetVaultName: "almendro",
    startWindow: 60,
  });
});

test("a restore of databases and of files is tried as often as promised, from this vault, with time to look", () => {
  const type = "aws:backup/restoreTestingSelection:RestoreTestingSelection";
  expect(the(graph, "aws:backup/restoreTestingPlan:RestoreTestingPlan", "almendro").inputs).toMatchObject({
    name: "almendro",
    scheduleExpression: "cron(0 4 1,16 * ? *)",
    recoveryPointSelection: { includeVaults: ["arn:aws:backup:eu-south-2:111111111111:backup-vault:almendro"] },
  });
  for (const [name, kind] of [
    ["almendro-rds", "RDS"],
    ["almendro-s3", "S3"],
  ] as const)
    expect(the(graph, type, name).inputs).toMatchObject({ protectedResourceType: kind, validationWindowHours: 4 });
});

test("somebody hears of every job that failed, under the tenant's key", () => {
  const pattern = String(
    the(graph, "aws:cloudwatch/eventRule:EventRule", "almendro-backup-failures").inputs.eventPattern,
  );
  expect(JSON.parse(pattern).detail.state).toEqual(["ABORTED", "EXPIRED", "FAILED", "PARTIAL"]);
  expect(the(graph, "aws:sns/topic:Topic", "almendro-backup-failures").inputs.kmsMasterKeyId).toBe(KEY);
  const heard = the(graph, "aws:sns/topicSubscription:TopicSubscription", "almendro-backup-failures");
  expect(heard.inputs.endpoint).toBe("sistemas@almendro.example");
  const target = the(graph, "aws:cloudwatch/eventTarget:EventTarget", "almendro-backup-failures");
  for (const end of ["arn", "roleArn"]) expect(refs(target, end)).toEqual(["almendro-backup-failures"]);
  const right = the(graph, "aws:iam/rolePolicy:RolePolicy", "almendro-backup-failures").inputs.policy;
  expect(JSON.parse(String(right)).Statement).toMatchObject([
    { Action: "sns:Publish", Resource: "arn:aws:sns:eu-south-2:111111111111:almendro-backup-failures" },
  ]);
});
