import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { ACCOUNT, BACKUP_ACCOUNT, changed, FOREIGN_ACCOUNT, made, provider, subject } from "../subject.ts";
import { said } from "./verdicts.ts";

const RULE = "kms-policy-tenant-only";
const root = (account: string) => `arn:aws:iam::${account}:root`;
const allow = (Sid: string, Principal: object | string, Action: string | string[], Condition?: object) => ({
  Sid,
  Effect: "Allow",
  Principal,
  Action,
  Resource: "*",
  ...(Condition && { Condition }),
});
const through = { StringEquals: { "kms:CallerAccount": ACCOUNT, "kms:ViaService": ["rds.eu-south-2.amazonaws.com"] } };
const GOOD = [
  allow("Administration", { AWS: root(ACCOUNT) }, ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:DescribeKey"]),
  allow("Use", { AWS: "*" }, ["kms:Decrypt", "kms:GenerateDataKey*"], through),
  allow("Logs", { Service: "logs.eu-south-2.amazonaws.com" }, "kms:Decrypt", {
    ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:eu-south-2:${ACCOUNT}:log-group:*` },
  }),
  allow("Copy", { AWS: root(BACKUP_ACCOUNT) }, ["kms:Decrypt", "kms:DescribeKey"]),
  allow("CopyGrants", { AWS: root(BACKUP_ACCOUNT) }, "kms:CreateGrant", {
    Bool: { "kms:GrantIsForAWSResource": "true" },
  }),
];
const policy = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const key = made("aws:kms/key:Key", "key", { policy: policy(...GOOD), deletionWindowInDays: 30 });
const on = (...statements: object[]) => said(RULE, subject(changed(key, "policy", policy(...statements))), "key");

describe("a key is this tenant's alone", () => {
  test("when its policy lets in this account, by services, and the backup account to copy", () => {
    expect(said(RULE, subject(key), "key")).toBe(
      "pass: key admits account 111122223333 alone, its administrators apart from its users.",
    );
  });

  test.each([
    ["everybody", allow("S", "*", "kms:Decrypt"), "S lets everybody in"],
    [
      "everybody through a service",
      allow("S", { AWS: "*" }, "kms:Decrypt", { StringEquals: { "kms:ViaService": "s3" } }),
      "S lets everybody in",
    ],
    [
      "everybody of the account, by no service",
      allow("S", { AWS: "*" }, "kms:Decrypt", { StringEquals: { "kms:CallerAccount": ACCOUNT } }),
      "S lets everybody in",
    ],
    [
      "everybody but a few",
      allow("S", { AWS: "*" }, "kms:Decrypt", {
        StringNotEquals: { "kms:CallerAccount": ACCOUNT, "kms:ViaService": "s3" },
      }),
      "S lets everybody in",
    ],
    [
      "another tenant",
      allow("S", { AWS: root(FOREIGN_ACCOUNT) }, "kms:Decrypt"),
      `S lets ${root(FOREIGN_ACCOUNT)} in, which is not this tenant's`,
    ],
    [
      "another tenant by number",
      allow("S", { AWS: FOREIGN_ACCOUNT }, "kms:Decrypt"),
      `S lets ${FOREIGN_ACCOUNT} in, which is not this tenant's`,
    ],
    [
      "the backup account to do more",
      allow("S", { AWS: root(BACKUP_ACCOUNT) }, "kms:Encrypt"),
      "S lets the other account do more than keep its copy",
    ],
    [
      "the backup account to hand on",
      allow("S", { AWS: root(BACKUP_ACCOUNT) }, "kms:CreateGrant"),
      "S lets the other account do more than keep its copy",
    ],
    [
      "the backup account to hand on to no service of AWS's",
      allow("S", { AWS: root(BACKUP_ACCOUNT) }, "kms:CreateGrant", {
        Null: { "kms:GrantIsForAWSResource": "true" },
      }),
      "S lets the other account do more than keep its copy",
    ],
    [
      "a service on behalf of anybody",
      allow("S", { Service: "logs.eu-south-2.amazonaws.com" }, "kms:Decrypt"),
      "S lets logs.eu-south-2.amazonaws.com in on behalf of any account",
    ],
    [
      "a service by what anybody may say",
      allow("S", { Service: "logs.eu-south-2.amazonaws.com" }, "kms:Decrypt", {
        StringEquals: { "kms:EncryptionContext:account": ACCOUNT },
      }),
      "S lets logs.eu-south-2.amazonaws.com in on behalf of any account",
    ],
    [
      "administrators to use it",
      allow("S", { AWS: root(ACCOUNT) }, "kms:*"),
      "S lets those use the key who administer it",
    ],
    [
      "administrators to use it, in other words",
      allow("S", { AWS: ACCOUNT }, "KMS:Dec*"),
      "S lets those use the key who administer it",
    ],
  ])("and lets in not %s", (_whom, statement, because) => {
    expect(on(...GOOD, statement)).toBe(
      `fail: the policy of key is too wide, since ${because}: give the key a policy for this account's administrators, and for its users through named services only.`,
    );
  });

  test("whatever a denial says", () => {
    expect(on(...GOOD, { ...allow("S", "*", "kms:Decrypt"), Effect: "Deny" })).toMatch("pass");
  });

  test("has a policy of its own", () => {
    expect(said(RULE, subject(changed(key, "policy", undefined)), "key")).toMatch("fail: key has KMS's own policy");
  });

  test("keeps its lockout check and waits the promised 30 days", () => {
    expect(said(RULE, subject(changed(key, "bypassPolicyLockoutSafetyCheck", true)), "key")).toMatch(
      "it skips the lockout",
    );
    expect(said(RULE, subject(changed(key, "deletionWindowInDays", 7)), "key")).toMatch(
      "it is gone 7 days after its deletion, not the 30 that were promised",
    );
  });

  test.each([
    ["unknown", UNKNOWN],
    ["no document", "{"],
    ["a list", "[]"],
    ["without bounds", policy({ Effect: "Allow", NotPrincipal: { AWS: "x" }, Action: "kms:*" })],
    ["neither allowing nor denying", policy({ Principal: "*" })],
  ])("and nobody knows while its policy is %s", (_what, value) => {
    expect(said(RULE, subject(changed(key, "policy", value)), "key")).toMatch("unproven");
  });

  test("also where the key is in the backup account", () => {
    const backup = provider("backup", { region: "eu-south-2", allowedAccountIds: [BACKUP_ACCOUNT] });
    const own = policy(allow("A", { AWS: root(BACKUP_ACCOUNT) }, "kms:PutKeyPolicy"));
    const copy = made("aws:kms/key:Key", "copy", { policy: own }, { provider: backup.urn });
    expect(said(RULE, subject(backup, copy), "copy")).toMatch("pass: copy admits account 444455556666 alone");
  });

  test("and grants are for this account", () => {
    const grant = made("aws:kms/grant:Grant", "grant", { granteePrincipal: `arn:aws:iam::${ACCOUNT}:role/a` });
    const theirs = `arn:aws:iam::${FOREIGN_ACCOUNT}:role/a`;
    expect(said(RULE, subject(grant), "grant")).toMatch("pass");
    expect(said(RULE, subject(changed(grant, "granteePrincipal", theirs)), "grant")).toMatch("fail: grant is for");
    expect(said(RULE, subject(changed(grant, "granteePrincipal", UNKNOWN)), "grant")).toMatch("unproven");
  });
});
