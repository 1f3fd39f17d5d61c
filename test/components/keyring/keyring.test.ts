import { beforeAll, describe, expect, test } from "vitest";
import { Keyring } from "../../../components/keyring/index.ts";
import { planKeyPolicy } from "../../../components/keyring/policy.ts";
import type { Graph } from "../../../graph/index.ts";
import { counts, PLACE, plan, refs, TAGS, the } from "../given.ts";

const PURPOSES = ["data", "backup", "logs", "secrets"] as const;
const COPY = "333333333333";
const args = { place: PLACE, administrator: "deployer", copyAccount: COPY };
const statements = (purpose: (typeof PURPOSES)[number], copy = true) => {
  const { copyAccount: _, ...alone } = args;
  return JSON.parse(planKeyPolicy({ ...(copy ? args : alone), purpose })).Statement as Statement[];
};

interface Statement {
  readonly Sid: string;
  readonly Principal: { readonly AWS?: string | string[]; readonly Service?: string };
  readonly Action: string | string[];
  readonly Condition?: Record<string, Record<string, string | string[]>>;
}

const actions = ({ Action }: Statement) => [Action].flat();

describe("a keyring", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await plan(() => new Keyring("almendro", { ...args, purposes: PURPOSES, tags: TAGS }));
  });

  test("has one key and one alias a purpose", () => {
    expect(counts(graph)).toMatchObject({ "aws:kms/key:Key": 4, "aws:kms/alias:Alias": 4 });
    const alias = the(graph, "aws:kms/alias:Alias", "almendro-data");
    expect(alias.inputs.name).toBe("alias/almendro-data");
    expect(refs(alias, "targetKeyId")).toEqual(["almendro-data"]);
  });

  test.each(PURPOSES)(
    "turns its %s key every year, keeps it in one region, and waits 30 days before it is gone",
    (purpose) => {
      expect(the(graph, "aws:kms/key:Key", `almendro-${purpose}`).inputs).toMatchObject({
        enableKeyRotation: true,
        rotationPeriodInDays: 365,
        multiRegion: false,
        deletionWindowInDays: 30,
      });
    },
  );

  test("keeps the keys of what is locked when the stack goes, and no other", () => {
    const kept = graph.resources.filter(({ retainOnDelete }) => retainOnDelete).map(({ name }) => name);
    expect(kept).toEqual(["almendro-backup", "almendro-logs", "almendro-backup", "almendro-logs"]);
  });

  test("says which purpose is missing", async () => {
    const missing = plan(() => new Keyring("almendro", { ...args, purposes: ["data"], tags: TAGS }).arn("logs"));
    await expect(missing).rejects.toThrow("This keyring has no logs key: add it to `purposes`.");
  });
});

describe.each(PURPOSES)("the policy of a %s key", (purpose) => {
  test("gives administrators no use of it", () => {
    const [administration] = statements(purpose);
    const uses = /Decrypt|Encrypt|GenerateDataKey|ReEncrypt|CreateGrant|\*/;
    expect(actions(administration as Statement).filter((action) => uses.test(action))).toEqual([]);
  });

  test("binds every wildcard to this account and to named services", () => {
    const open = statements(purpose).filter(({ Principal }) => Principal.AWS === "*");
    expect(open).toHaveLength(purpose === "secrets" ? 3 : 2);
    for (const { Condition } of open) {
      expect(Condition?.StringEquals?.["kms:CallerAccount"]).toBe(PLACE.account);
      for (const host of Condition?.StringEquals?.["kms:ViaService"] ?? [])
        expect(host).toMatch(/^[a-z0-9]+\.eu-south-2\.amazonaws\.com$/);
    }
  });

  test("lets grants be made for AWS's services only, and for the cluster, which AWS doesn't count among them", () => {
    const granting = statements(purpose).filter((statement) => actions(statement).includes("kms:CreateGrant"));
    expect(granting.filter(forServices)).not.toEqual([]);
    expect(granting.filter((one) => !forServices(one)).map(({ Condition }) => Condition?.StringEquals)).toEqual(
      purpose === "secrets"
        ? [{ "kms:CallerAccount": PLACE.account, "kms:ViaService": ["eks.eu-south-2.amazonaws.com"] }]
        : [],
    );
  });
});

const forServices = ({ Condition }: Statement) => Condition?.Bool?.["kms:GrantIsForAWSResource"] === "true";

describe("the backup account", () => {
  const foreign = (purpose: (typeof PURPOSES)[number], copy: boolean) =>
    statements(purpose, copy)
      .filter(({ Principal }) => Principal.AWS === `arn:aws:iam::${COPY}:root`)
      .flatMap(actions);

  test.each(["data", "backup"] as const)("may read what lies under the %s key, and no more", (purpose) => {
    expect(foreign(purpose, true)).toEqual(["kms:Decrypt", "kms:DescribeKey", "kms:ReEncryptFrom", "kms:CreateGrant"]);
  });

  test.each(["logs", "secrets"] as const)("has nothing to do with the %s key", (purpose) => {
    expect(foreign(purpose, true)).toEqual([]);
  });

  test("is let in nowhere when no separate copy was sold", () => {
    expect(PURPOSES.flatMap((purpose) => foreign(purpose, false))).toEqual([]);
  });
});

test("the log key serves this account's log groups alone", () => {
  const logs = statements("logs").find(({ Principal }) => Principal.Service === "logs.eu-south-2.amazonaws.com");
  expect(logs?.Condition).toEqual({
    ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-south-2:111111111111:log-group:*" },
  });
});

test("the log key encrypts for trails of this account, each bound to its own, and for this account's alarms", () => {
  const of = (service: string) => statements("logs").filter(({ Principal }) => Principal.Service === service);
  const trail = "arn:aws:cloudtrail:eu-south-2:111111111111:trail/*";
  expect(of("cloudtrail.amazonaws.com").map(({ Action, Condition }) => [Action, Condition])).toEqual([
    [
      "kms:GenerateDataKey*",
      {
        ArnLike: { "aws:SourceArn": trail },
        StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": trail },
      },
    ],
    [["kms:Decrypt", "kms:DescribeKey"], { ArnLike: { "aws:SourceArn": trail } }],
  ]);
  expect(of("cloudwatch.amazonaws.com").map(({ Condition }) => Condition)).toEqual([
    { StringEquals: { "aws:SourceAccount": "111111111111" } },
  ]);
});
