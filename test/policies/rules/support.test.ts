import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { everyDatastoreInBackupPlan } from "../../../policies/rules/backup/every-datastore-in-backup-plan.ts";
import { supportFolderNotCopied } from "../../../policies/rules/backup/support-folder-not-copied.ts";
import { supportFolderEmptied } from "../../../policies/rules/data/support-folder-emptied.ts";
import { supportFolderReadByOperators } from "../../../policies/rules/data/support-folder-read-by-operators.ts";
import { supportReadsFolderAlone } from "../../../policies/rules/data/support-reads-folder-alone.ts";
import { added, almendro, type Home, home as homeOf, policy, type Statement, set, without } from "./almendro.ts";

let home: Home;
let other: Home;
beforeAll(async () => {
  home = await homeOf("kade");
  other = await almendro();
});

const [S3, RDS] = ["s3.eu-central-1.amazonaws.com", "rds.eu-central-1.amazonaws.com"];
const FOLDER = "arn:aws:s3:::kade-support-220000000031/*";
const LIFECYCLE = "BucketLifecycleConfiguration::kade-support";

describe("the folder for support empties itself", () => {
  it("on the day its term ends, and is in no backup", () => {
    expect(home.says(supportFolderEmptied)).toEqual([
      "kade-support pass: voor-support is emptied after 14 days, that is 14 days.",
    ]);
    expect(home.says(everyDatastoreInBackupPlan)).toContain(
      "kade-support not-applicable: What lies in bucket kade-support is there for support, and is gone when its days are over.",
    );
  });

  it.each([
    ["a day later", set(LIFECYCLE, "rules.0.expiration.days", 15), "voor-support is emptied after 15 days"],
    ["never", set(LIFECYCLE, "rules.0.status", "Disabled"), "voor-support is emptied after no days"],
    [
      "in a part of it, said in the old way",
      set(LIFECYCLE, "rules.0", { id: "voor-support", status: "Enabled", prefix: "in/", expiration: { days: 14 } }),
      "voor-support is emptied after no days",
    ],
    [
      "on some other day, too",
      set(LIFECYCLE, "rules.1", { status: "Enabled", filter: { prefix: "" }, expiration: { days: 1 } }),
      "voor-support is emptied after 14 and 1 days",
    ],
    ["in a part of it", set(LIFECYCLE, "rules.0.filter.prefix", "in/"), "voor-support is emptied after no days"],
    [
      "with versions left",
      set(LIFECYCLE, "rules.0.noncurrentVersionExpiration.noncurrentDays", 30),
      "what voor-support held can still be taken back",
    ],
    [
      "but for its last versions",
      set(LIFECYCLE, "rules.0.noncurrentVersionExpiration.newerNoncurrentVersions", 2),
      "what voor-support held can still be taken back",
    ],
  ])("finds one that is emptied %s", (_, change, clause) => {
    expect(home.complaints(supportFolderEmptied, change)[0]).toContain(`kade-support fail: ${clause}`);
  });

  it("finds a backup, or another bucket, that keeps a copy", () => {
    expect(home.says(supportFolderNotCopied)).toEqual(["kade-support pass: nothing copies what lies in kade-support."]);
    const { remedy } = supportFolderNotCopied;
    const copied = (by: string) => [
      `kade-support fail: what lies in kade-support is copied by ${by}, and outlives its days there: ${remedy}.`,
    ];
    const tags = { "domicile:backup": "promised" };
    expect(home.complaints(supportFolderNotCopied, set("Bucket::kade-support", "tags", tags))).toEqual(copied("kade"));
    const type = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
    const replica = added(type, "replica", { bucket: UNKNOWN }, { bucket: "Bucket::kade-support" });
    expect(home.complaints(supportFolderNotCopied, replica)).toEqual(copied("replica"));
    expect(home.complaints(supportFolderNotCopied, set("Bucket::kade-support", "tags", UNKNOWN))).toEqual([
      `kade-support unproven: tags of kade-support can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
    expect(other.says(supportFolderNotCopied)).toEqual([
      "- not-applicable: nothing in this stack is of a kind that this rule judges.",
    ]);
  });

  it("finds none at all", () => {
    expect(home.complaints(supportFolderEmptied, set(LIFECYCLE, "rules.0.id", "else"))).toEqual([
      "- fail: there is no folder voor-support for support: give the folder a bucket of its own, and one clean-up by the folder's name for all that lies in it.",
    ]);
  });

  it("leaves open a term that can't be known", () => {
    expect(home.complaints(supportFolderEmptied, set(LIFECYCLE, "rules.0.expiration.days", UNKNOWN))[0]).toMatch(
      /^kade-support unproven: /,
    );
  });

  it("says nothing where none was agreed", () => {
    expect(other.says(supportFolderEmptied)).toEqual([
      "- not-applicable: nothing in this stack is of a kind that this rule judges.",
    ]);
  });
});

describe("the folder for support is read by operators alone", () => {
  const POLICY = "BucketPolicy::kade-support";

  it("whatever rights others hold", () => {
    expect(home.says(supportFolderReadByOperators)).toEqual([
      "kade-support pass: kade-support is read by operators and the scan for malware, and by nobody else.",
    ]);
  });

  it("finds one that others read too", () => {
    const open = policy(POLICY, (statements) => statements.filter(({ Sid }) => Sid !== "OnlyReaders"));
    expect(home.complaints(supportFolderReadByOperators, open)).toEqual([
      "kade-support fail: kade-support is open to others than operators, by s3:GetObject and s3:GetObjectVersion: let the bucket's policy deny reading to every principal but the operators' role and the scan's.",
    ]);
  });

  it("finds another role that reads it, and older versions that anybody does", () => {
    const with_ = (change: object) =>
      policy(POLICY, (statements) =>
        statements.map((one) => (one.Sid === "OnlyReaders" ? { ...one, ...change } : one)),
      );
    const role = "arn:aws:iam::220000000031:role/kade-app";
    const operators = "arn:aws:iam::220000000031:role/kade-operator";
    for (const Condition of [
      { StringNotEquals: { "aws:PrincipalArn": role } },
      { StringNotEquals: { "aws:PrincipalArn": [operators, role] } },
      { StringNotLike: { "aws:PrincipalArn": operators } },
      { StringNotEquals: { "aws:userid": operators } },
      { StringNotEquals: { "aws:PrincipalArn": operators }, Bool: { "aws:SecureTransport": "true" } },
      {},
    ])
      expect(home.complaints(supportFolderReadByOperators, with_({ Condition }))).toHaveLength(1);
    expect(home.complaints(supportFolderReadByOperators, with_({ Action: "s3:GetObject" }))[0]).toContain(
      "by s3:GetObjectVersion",
    );
  });

  it("leaves open a policy that can't be known", () => {
    expect(home.complaints(supportFolderReadByOperators, set(POLICY, "policy", UNKNOWN))[0]).toMatch(
      /^kade-support unproven: /,
    );
  });
});

describe("support reads the folder for it and no other data", () => {
  const { remedy } = supportReadsFolderAlone;
  const LENT = "Policy::kade-support";
  const lends = (more: Partial<Statement>) =>
    policy(LENT, (statements) => [...statements, { Sid: "More", Effect: "Allow", Resource: ["*"], ...more }]);
  const instead = (Sid: string, change: object) =>
    policy(LENT, (statements) => statements.map((one) => (one.Sid === Sid ? { ...one, ...change } : one)));
  const sold = (change: object) => {
    const { settled } = home.subject;
    const tenant = { ...settled.tenant, access: { ...settled.tenant.access, ...change } };
    return home.of({ ...home.subject, settled: { ...settled, tenant } });
  };

  it("while the door is open", () => {
    expect(home.says(supportReadsFolderAlone)).toEqual([
      "kade-support pass: kade-support lends operators voor-support and no other data.",
    ]);
    expect(other.says(supportReadsFolderAlone)).toEqual([
      "almendro-support pass: almendro-support lends operators no data.",
    ]);
  });

  it.each([
    ["the product's files", lends({ Action: "s3:GetObject", Resource: ["arn:aws:s3:::kade-files-220000000031/*"] })],
    ["whatever there is", lends({ Action: "s3:*" })],
    ["the right to change what lies there", instead("ReadTheFolder", { Action: "s3:*" })],
    ["the passwords", lends({ Action: "secretsmanager:GetSecretValue" })],
    ["a session, where a VPN was chosen", lends({ Action: "ssm:StartSession" })],
    ["a look around, where a VPN was chosen", lends({ Action: "ec2:Describe*" })],
    ["what any service decrypts", instead("ReadIt", { Condition: {} })],
    ["what all but S3 decrypt", instead("ReadIt", { Condition: { StringNotEquals: { "kms:ViaService": S3 } } })],
    ["what RDS decrypts, too", instead("ReadIt", { Condition: { StringEquals: { "kms:ViaService": [S3, RDS] } } })],
    ["what is decrypted for S3's caller", instead("ReadIt", { Condition: { StringEquals: { "aws:CalledVia": S3 } } })],
    ["keys to make others readable", instead("ReadIt", { Action: ["kms:Decrypt", "kms:ReEncryptFrom"] })],
    [
      "the folder and another",
      instead("ReadTheFolder", { Resource: [FOLDER, "arn:aws:s3:::kade-files-220000000031/*"] }),
    ],
    ["the right to write there besides", instead("ReadTheFolder", { Action: ["s3:GetObject", "s3:PutObject"] })],
  ])("finds a door that lends %s", (_, change) => {
    const [complaint, ...others] = home.complaints(supportReadsFolderAlone, change);
    expect(complaint).toMatch(/^kade-support fail: kade-support also lends operators (More|ReadTheFolder|ReadIt): /);
    expect(others).toEqual([]);
  });

  it("finds a folder that nobody can read", () => {
    const nothing = `kade-support fail: kade-support lends operators nothing that reads voor-support: ${remedy}.`;
    for (const sid of ["ReadTheFolder", "ReadIt"]) {
      const less = policy(LENT, (statements) => statements.filter(({ Sid }) => Sid !== sid));
      expect(home.complaints(supportReadsFolderAlone, less)).toEqual([nothing]);
    }
    expect(home.complaints(supportReadsFolderAlone, without(LENT))).toEqual([
      `- fail: nobody can read voor-support, which is there for support: ${remedy}.`,
    ]);
  });

  it("and takes it for right where the client chose none", () => {
    expect(sold({ support: "none" }).says(supportReadsFolderAlone, without(LENT))).toEqual([
      "- pass: nobody of the vendor reads voor-support: the client chose none.",
    ]);
  });

  it("where sessions were chosen, besides them", () => {
    const sessions = lends({ Action: ["ssm:StartSession", "ec2:Describe*"] });
    expect(sold({ way: "session" }).complaints(supportReadsFolderAlone, sessions)).toEqual([]);
  });

  it.each([
    "codebuild:StartBuild",
    "eks:AccessKubernetesApi",
    "logs:FilterLogEvents",
    "logs:StartLiveTail",
    "rds:DownloadDBLogFilePortion",
    "ssm:GetParametersByPath",
  ])("finds %s lent beside sessions, for data is read by it", (Action) => {
    expect(sold({ way: "session" }).complaints(supportReadsFolderAlone, lends({ Action }))).toEqual([
      `kade-support fail: kade-support also lends operators More: ${remedy}.`,
    ]);
  });

  it("leaves open what can't be known", () => {
    expect(home.complaints(supportReadsFolderAlone, set(LENT, "policy", UNKNOWN))).toEqual([
      `kade-support unproven: policy of kade-support can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});
