import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Resource, SECRET, UNKNOWN } from "../../../graph/index.ts";
import { ACCOUNT, changed, made, subject } from "../subject.ts";
import { said } from "./verdicts.ts";

const KEY = "aws:kms/key:Key::key";
const keyPolicy = JSON.stringify({
  Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:PutKeyPolicy" }],
});
const key = made("aws:kms/key:Key", "key", { policy: keyPolicy });
const alias = made("aws:kms/alias:Alias", "alias", { name: "alias/almendro-data" }, { refs: { targetKeyId: [KEY] } });

describe("every store is under a key of this tenant", () => {
  const rule = "every-volume-tenant-cmk";
  const database = made(
    "aws:rds/instance:Instance",
    "db",
    { storageEncrypted: true, kmsKeyId: UNKNOWN },
    { refs: { kmsKeyId: [KEY] } },
  );
  const on = (...resources: readonly Resource[]) => said(rule, subject(key, alias, ...resources), "db");
  const bare = { ...database, refs: {} };

  test("known by reference before the key exists", () => {
    expect(on(database)).toBe("pass: db is encrypted with a key of this tenant.");
  });

  test.each([
    ["is off", changed(database, "storageEncrypted", false), "storageEncrypted is off"],
    ["is not said to be on", changed(database, "storageEncrypted", undefined), "storageEncrypted is off"],
    ["names no key", changed(database, "kmsKeyId", undefined), "kmsKeyId names no key, so a key of AWS is used"],
    [
      "names AWS's",
      changed(bare, "kmsKeyId", "alias/aws/rds"),
      "kmsKeyId names alias/aws/rds, which is not this tenant's",
    ],
    [
      "names another's",
      changed(bare, "kmsKeyId", "arn:aws:kms:eu-south-2:777788889999:key/1"),
      "which is not this tenant's",
    ],
    [
      "names one made elsewhere",
      changed(bare, "kmsKeyId", "alias/old"),
      "kmsKeyId names alias/old, which is no key of this stack",
    ],
    [
      "leaves its password apart",
      changed(database, "manageMasterUserPassword", true),
      "masterUserSecretKmsKeyId names no key",
    ],
  ])("and not when it %s", (_what, store, because) => {
    expect(on(store)).toMatch("fail: db isn't encrypted with a key of this tenant, since ");
    expect(on(store)).toMatch(because);
  });

  test.each([
    ["aws:docdb/cluster:Cluster", "kmsKeyId", { storageEncrypted: true, kmsKeyId: UNKNOWN }],
    ["aws:ecr/repository:Repository", "encryptionConfigurations", { encryptionConfigurations: [{ kmsKey: UNKNOWN }] }],
    ["aws:msk/cluster:Cluster", "encryptionInfo", { encryptionInfo: { encryptionAtRestKmsKeyArn: UNKNOWN } }],
    ["aws:neptune/cluster:Cluster", "kmsKeyArn", { storageEncrypted: true, kmsKeyArn: UNKNOWN }],
    ["aws:redshift/cluster:Cluster", "kmsKeyId", { encrypted: true, kmsKeyId: UNKNOWN }],
  ])("and so is %s, or AWS's key is used", (type, property, inputs) => {
    expect(on(made(type, "db", inputs, { refs: { [property]: [KEY] } }))).toMatch("pass");
    expect(on(made(type, "db"))).toMatch("names no key, so a key of AWS is used");
  });

  test("by the name or the ARN we chose for it", () => {
    expect(on(changed(bare, "kmsKeyId", "alias/almendro-data"))).toMatch("pass");
    expect(on(changed(bare, "kmsKeyId", `arn:aws:kms:eu-south-2:${ACCOUNT}:alias/almendro-data`))).toMatch("pass");
  });

  test("and nobody knows of a key that comes from nowhere", () => {
    expect(on(bare)).toMatch("unproven: kmsKeyId of db is a key that nobody knows yet");
  });

  test("which counts only where the keys' own policies hold", () => {
    const open = changed(key, "policy", undefined);
    expect(said(rule, subject(open, database), "db")).toMatch(
      "unproven: db is encrypted with a key of this tenant, but",
    );
  });

  test("down to both volumes of a Bottlerocket machine", () => {
    const ebs = { encrypted: "true", kmsKeyId: UNKNOWN };
    const template = made(
      "aws:ec2/launchTemplate:LaunchTemplate",
      "db",
      { blockDeviceMappings: ["/dev/xvda", "/dev/xvdb"].map((deviceName) => ({ deviceName, ebs })) },
      { refs: { blockDeviceMappings: [KEY] } },
    );
    const refs = { launchTemplate: ["aws:ec2/launchTemplate:LaunchTemplate::db"] };
    const group = made("aws:eks/nodeGroup:NodeGroup", "group", { amiType: "BOTTLEROCKET_ARM_64" }, { refs });
    expect(on(template, group)).toMatch("pass");
    expect(on(changed(template, "blockDeviceMappings.1.deviceName", "/dev/xvdz"), group)).toMatch(
      "it says nothing of /dev/xvdb",
    );
    expect(on(changed(template, "blockDeviceMappings.1.ebs.encrypted", "false"), group)).toMatch(
      "blockDeviceMappings.1.ebs.encrypted is off",
    );
    expect(on(changed(template, "blockDeviceMappings", undefined), group)).toMatch("nothing of /dev/xvda");
    expect(on(changed(template, "blockDeviceMappings", undefined))).toMatch("it says nothing of its volumes");
    expect(on(changed(template, "blockDeviceMappings", UNKNOWN))).toMatch("unproven");
    const loose = made("aws:eks/nodeGroup:NodeGroup", "db", {});
    expect(on(loose)).toMatch("it has no launch template, so AWS chooses its volumes");
  });

  test("a bucket too, which says so in a resource of its own", () => {
    const bucket = made("aws:s3/bucket:Bucket", "db");
    const byDefault = { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: UNKNOWN } };
    const encryption = made(
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "encryption",
      { rules: [byDefault] },
      { refs: { bucket: ["aws:s3/bucket:Bucket::db"], rules: [KEY] } },
    );
    const algorithm = "rules.0.applyServerSideEncryptionByDefault.sseAlgorithm";
    expect(on(bucket, encryption)).toMatch("pass");
    expect(on(bucket)).toMatch("fail: db is encrypted with a key of AWS, not of this tenant");
    expect(on(bucket, changed(encryption, algorithm, "AES256"))).toMatch("fail: db is encrypted with a key of AWS");
    expect(on(bucket, changed(encryption, algorithm, UNKNOWN))).toMatch("unproven");
    expect(on(bucket, encryption, { ...encryption, urn: `${encryption.urn}2` })).toMatch(
      "unproven: db has more than one",
    );
  });

  test("but for a load balancer's access logs, which AWS writes under S3's own key alone", () => {
    const bucket = made("aws:s3/bucket:Bucket", "db");
    const refs = { accessLogs: ["aws:s3/bucket:Bucket::db"] };
    const balancer = made("aws:lb/loadBalancer:LoadBalancer", "edge", {}, { refs });
    const trail = made(
      "aws:cloudtrail/trail:Trail",
      "trail",
      {},
      { refs: { s3BucketName: ["aws:s3/bucket:Bucket::db"] } },
    );
    expect(on(bucket, balancer)).toMatch("not-applicable: db takes a load balancer's access logs, which AWS writes");
    expect(on(bucket, balancer, trail)).toMatch("fail: db is encrypted with a key of AWS");
  });
});

describe("no password stands in plain text", () => {
  const rule = "no-plaintext-secrets";
  const job = (value: string, name = "SETTING") =>
    made("kubernetes:apps/v1:Deployment", "job", {
      spec: { template: { spec: { containers: [{ name: "web", env: [{ name, value }] }] } } },
    });
  const on = (resource: Resource) => said(rule, subject(resource), resource.name);

  test.each([
    ["an AWS access key", `AKIA${"ABCDEFGHIJKLMNOP"}`],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----"],
    ["an address with a password", "postgres://web:hunter2@db.example/home"],
    ["a signed web token", `eyJ${"a".repeat(12)}.eyJ${"b".repeat(12)}.${"c".repeat(12)}`],
    ["text too random to be a word", "q7Rk2ZpX9vLm4Tn8Ws1Bc6Yd"],
  ])("%s", (what, value) => {
    const verdict = on(job(value));
    expect(verdict).toBe(
      `fail: spec.template.spec.containers.0.env.0.value of job holds ${what} in plain text: keep it in Secrets Manager under the tenant's key and pass its name, or mark it secret.`,
    );
    expect(verdict).not.toContain(value);
  });

  test("but the name by which EFS knows a repeated call is none, on a file system and nowhere else", () => {
    const files = (creationToken: string, type = "aws:efs/fileSystem:FileSystem") =>
      said(rule, subject(made(type, "files", { creationToken })), "files");
    expect(files("almendro-shared")).toBe("");
    expect(files(`AKIA${"ABCDEFGHIJKLMNOP"}`)).toMatch("creationToken of files holds an AWS access key");
    expect(files("almendro-shared", "aws:elsewhere/thing:Thing")).toMatch("holds a secret by its name");
  });

  test("nor by its name, its place, or hidden in user data", () => {
    for (const name of [
      "DB_PASSWORD",
      "MYSQL_PWD",
      "passphrase",
      "secretStringWo",
      "tunnel1PresharedKey",
      "CREDENTIALS",
    ])
      expect(on(job("rosebud", name))).toMatch("holds a secret by its name");
    expect(on(made("kubernetes:core/v1:Secret", "s", { stringData: { note: "rosebud" } }))).toMatch(
      "secret by its place",
    );
    expect(on(made("aws:ssm/parameter:Parameter", "p", { type: "SecureString", value: "rosebud" }))).toMatch(
      "by its place",
    );
    const userData = Buffer.from("token = AKIAABCDEFGHIJKLMNOP").toString("base64");
    expect(on(made("aws:ec2/launchTemplate:LaunchTemplate", "t", { userData }))).toMatch("holds an AWS access key");
  });

  test("while what is marked secret, unknown, or merely long is none", () => {
    const inputs = {
      password: SECRET,
      token: UNKNOWN,
      image: `web@sha256:${"0123456789abcdef".repeat(4)}`,
      policyArn: "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
      httpTokens: "required",
      passwordLength: 24,
    };
    expect(said(rule, subject(made("aws:ecs/taskDefinition:TaskDefinition", "task", inputs)), null)).toBe(
      "pass: no input of this stack looks like a password or a token.",
    );
  });

  test("however the words of a name are put together", () => {
    const words = ["almendro", "Backup", "ECR", "Registry", "data", "Http2", "eu", "Node", "tenant", "Policy"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }), (parts) => {
        const resource = made("aws:sns/topic:Topic", "topic", { name: parts.join("") });
        expect(said(rule, subject(resource), null)).toMatch("pass");
      }),
    );
  });
});
