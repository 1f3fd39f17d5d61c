import { beforeAll, describe, expect, test } from "vitest";
import { planFileRights } from "../../../components/storage/rights.ts";
import type { Graph } from "../../../graph/index.ts";
import { LOGS, PLACE, plan, refs, storage, TAGS, the } from "../given.ts";

const PURPOSES = ["audit", "delivery", "export", "files", "logs", "support"] as const;

let graph: Graph;
beforeAll(async () => {
  graph = await plan(() => storage());
});

const inputs = (type: string, purpose: string) => the(graph, type, `almendro-${purpose}`).inputs;
const policy = (purpose: string) =>
  JSON.parse(String(inputs("aws:s3/bucketPolicy:BucketPolicy", purpose).policy)).Statement as {
    readonly Sid: string;
    readonly Effect: string;
    readonly Principal: { readonly Service?: string };
    readonly Condition: Record<string, Record<string, string>>;
  }[];
const cleanup = (purpose: string) =>
  inputs("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", purpose).rules;

describe.each(PURPOSES)("the %s bucket", (purpose) => {
  test("is closed to the public by every switch there is", () => {
    expect(inputs("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", purpose)).toMatchObject({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(inputs("aws:s3/bucketOwnershipControls:BucketOwnershipControls", purpose)).toMatchObject({
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
  });

  test("keeps versions, and isn't emptied in order to be deleted", () => {
    expect(inputs("aws:s3/bucketVersioning:BucketVersioning", purpose)).toMatchObject({
      versioningConfiguration: { status: "Enabled" },
    });
    expect(inputs("aws:s3/bucket:Bucket", purpose).forceDestroy).toBe(false);
  });

  test("refuses plain HTTP, old TLS and other accounts", () => {
    const denied = policy(purpose).filter(({ Effect }) => Effect === "Deny");
    expect(denied.map(({ Sid }) => Sid)).toEqual(
      expect.arrayContaining(["TlsOnly", "Tls12OrNewer", "OtherAccountsOut"]),
    );
  });

  test("lets services in for this account's things only", () => {
    for (const { Condition } of policy(purpose).filter(({ Effect }) => Effect === "Allow"))
      expect(JSON.stringify(Condition)).toContain("111111111111");
  });
});

describe("encryption", () => {
  test.each([
    ["files", "arn:aws:kms:eu-south-2:111111111111:key/data"],
    ["export", "arn:aws:kms:eu-south-2:111111111111:key/data"],
    ["support", "arn:aws:kms:eu-south-2:111111111111:key/data"],
    ["audit", LOGS.keyArn],
    ["logs", LOGS.keyArn],
  ])("of %s is by the tenant's key, and uploads may name no other", (purpose, kmsMasterKeyId) => {
    expect(
      inputs("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", purpose).rules,
    ).toEqual([
      { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId }, bucketKeyEnabled: true },
    ]);
    expect(policy(purpose).map(({ Sid }) => Sid)).toContain("NoOtherKey");
  });

  test("of access logs is S3's own, which is all that load balancers know", () => {
    expect(
      inputs("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "delivery")
        .rules,
    ).toEqual([{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, bucketKeyEnabled: false }]);
  });
});

describe("terms", () => {
  test("empty each folder when its term ends, deleted files soon after", () => {
    expect(cleanup("files")).toContainEqual({
      id: "payslips",
      status: "Enabled",
      filter: { prefix: "payslips/" },
      expiration: { days: 1464 },
      noncurrentVersionExpiration: { noncurrentDays: 1 },
    });
  });

  test("keep every log for the promised days and not for ever", () => {
    for (const purpose of ["logs", "audit", "delivery"])
      expect(cleanup(purpose)).toContainEqual({
        id: "promised-term",
        status: "Enabled",
        filter: { prefix: "" },
        expiration: { days: 732 },
        noncurrentVersionExpiration: { noncurrentDays: 1 },
      });
  });
});

test("nobody can delete an audit record before its time, and the bucket outlives the stack", () => {
  expect(inputs("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "audit")).toMatchObject({
    rule: { defaultRetention: { mode: "COMPLIANCE", days: 732 } },
  });
  const bucket = the(graph, "aws:s3/bucket:Bucket", "almendro-audit");
  expect(bucket.inputs.objectLockEnabled).toBe(true);
  expect(bucket.retainOnDelete).toBe(true);
});

test("the product's files are backed up", () => {
  expect(inputs("aws:s3/bucket:Bucket", "files").tags).toMatchObject({ "domicile:backup": "promised" });
});

test("whoever touches an object is written down in the access logs", () => {
  for (const purpose of ["audit", "export", "files", "logs", "support"])
    expect(refs(the(graph, "aws:s3/bucketLogging:BucketLogging", `almendro-${purpose}`), "targetBucket")).toEqual([
      "almendro-delivery",
    ]);
});

test("when the tenant leaves, every bucket may go with all it holds but the one that is locked", async () => {
  const leaving = await plan(() => storage(true));
  const emptied = PURPOSES.filter(
    (purpose) => the(leaving, "aws:s3/bucket:Bucket", `almendro-${purpose}`).inputs.forceDestroy,
  );
  expect(emptied).toEqual(["delivery", "export", "files", "logs", "support"]);
});

test("trails write into the audit bucket alone, and they alone name its key", () => {
  const writers = (purpose: string) =>
    policy(purpose).filter(({ Principal }) => Principal.Service === "cloudtrail.amazonaws.com");
  expect(PURPOSES.filter((purpose) => writers(purpose).length > 0)).toEqual(["audit"]);
  expect(writers("audit")).toMatchObject([
    { Sid: "TrailsLook", Resource: "arn:aws:s3:::almendro-audit-111111111111" },
    { Sid: "TrailsWrite", Resource: "arn:aws:s3:::almendro-audit-111111111111/AWSLogs/111111111111/*" },
  ]);
  const exempt = (purpose: string) => policy(purpose).find(({ Sid }) => Sid === "NoOtherKey")?.Condition.Bool;
  expect(exempt("audit")).toEqual({ "aws:PrincipalIsAWSService": "false" });
  expect(exempt("files")).toBeUndefined();
});

describe("what is put there for support", () => {
  test("is gone on the day its term ends, and no backup keeps a copy", () => {
    expect(cleanup("support")).toContainEqual({
      id: "for-support",
      status: "Enabled",
      filter: { prefix: "" },
      expiration: { days: 14 },
      noncurrentVersionExpiration: { noncurrentDays: 1 },
    });
    expect(inputs("aws:s3/bucket:Bucket", "support").tags).toEqual(TAGS);
  });

  test("is read by operators and the scan for malware alone, whatever rights others hold", () => {
    expect(policy("support").find(({ Sid }) => Sid === "OnlyReaders")).toEqual({
      Sid: "OnlyReaders",
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Resource: ["arn:aws:s3:::almendro-support-111111111111/*"],
      Condition: {
        StringNotEquals: {
          "aws:PrincipalArn": ["operator", "upload-scan"].map(
            (role) => `arn:aws:iam::111111111111:role/almendro-${role}`,
          ),
        },
      },
    });
  });

  test("comes from the application, as what is handed over does, and it can read neither again", () => {
    const files = { files: "f", exported: "e", support: "s", keyAlias: "alias/almendro-data", place: PLACE };
    const objects = (rights: ReturnType<typeof planFileRights>, bucket: string) =>
      rights.filter(({ Resource }) => Resource === `arn:aws:s3:::${bucket}/*`).flatMap(({ Action }) => Action);
    expect(objects(planFileRights(files), "s")).toEqual(["s3:PutObject"]);
    expect(objects(planFileRights({ ...files, support: null }), "s")).toEqual([]);
    expect(objects(planFileRights(files), "e")).toEqual(["s3:PutObject"]);
    expect(objects(planFileRights(files), "f")).toEqual([
      "s3:DeleteObject",
      "s3:GetObject",
      "s3:GetObjectVersion",
      "s3:PutObject",
    ]);
  });
});
