import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { access } from "../../../policies/rules/access/index.ts";
import { noStarAdmin } from "../../../policies/rules/access/no-star-admin.ts";
import { resourcePoliciesClosed } from "../../../policies/rules/access/resource-policies-closed.ts";
import { trustPolicyClosed } from "../../../policies/rules/access/trust-policy-closed.ts";
import { added, almendro, type Home, policy, set } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

describe("access as it should be", () => {
  it("breaks no rule", () => {
    expect(access.flatMap((rule) => home.complaints(rule))).toEqual([]);
  });
});

describe("nobody may do everything", () => {
  const remedy = "name the actions and the resources that are needed, in a policy of this stack";
  const allows = (statement: object) =>
    policy("RolePolicy::almendro-app", () => [{ Sid: "All", Effect: "Allow", ...statement }]);

  it.each([
    ["every action", { Action: "*", Resource: "*" }],
    ["a whole service", { Action: ["s3:*"], Resource: ["*"] }],
    ["a whole service in capitals", { Action: "IAM:*", Resource: "*" }],
    ["every action of every service", { Action: ["ec2:DescribeTags", "*:*"], Resource: ["arn:aws:s3:::a", "*"] }],
    ["a service that is spelt in wildcards", { Action: "kms:?*", Resource: "**" }],
    ["all resources of a service", { Action: "s3:*", Resource: "arn:aws:s3:::*" }],
    ["all resources of a partition", { Action: "s3:*", Resource: "arn:aws:*" }],
    ["all resources of this account", { Action: "iam:*", Resource: "arn:aws:iam::220000000011:*" }],
    ["all resources of a region", { Action: "kms:*", Resource: "arn:aws:kms:eu-south-2:*:*" }],
    ["all roles", { Action: "iam:*", Resource: "arn:aws:iam::220000000011:role/*" }],
    ["all groups of logs", { Action: "logs:*", Resource: "arn:aws:logs:*:220000000011:log-group:*" }],
    ["all actions but some", { NotAction: "iam:*", Resource: "*" }],
    ["all resources but some", { Action: "*", NotResource: "arn:aws:s3:::a" }],
  ])("finds %s", (_, statement) => {
    expect(home.complaints(noStarAdmin, allows(statement))).toEqual([
      `almendro-app fail: All of almendro-app allows whole services on everything: ${remedy}.`,
    ]);
  });

  it("takes a whole service on one thing, and a denial", () => {
    for (const Resource of ["arn:aws:s3:::a", "arn:aws:s3:::a/*", "arn:aws:sns:eu-south-2:220000000011:a"])
      expect(home.complaints(noStarAdmin, allows({ Action: "s3:*", Resource }))).toEqual([]);
    expect(home.complaints(noStarAdmin, allows({ Effect: "Deny", Action: "*", Resource: "*" }))).toEqual([]);
  });

  it.each([
    "AdministratorAccess",
    "IAMFullAccess",
    "PowerUserAccess",
    "AmazonS3FullAccess",
    "AmazonDynamoDBFullAccess_v2",
    "job-function/SystemAdministrator",
    "SecretsManagerReadWrite",
  ])("finds %s", (path) => {
    const name = path.split("/").at(-1) ?? path;
    const change = set("RolePolicyAttachment::almendro-backup", "policyArn", `arn:aws:iam::aws:policy/${path}`);
    expect(home.complaints(noStarAdmin, change)).toEqual([
      `almendro-backup fail: almendro-backup gives ${name}: ${remedy}.`,
    ]);
  });

  it("finds what is said where nobody looks: in another stack's policy, and inside the role", () => {
    const elsewhere = "arn:aws:iam::220000000011:policy/SecurityAudit";
    expect(home.complaints(noStarAdmin, set("RolePolicyAttachment::almendro-backup", "policyArn", elsewhere))).toEqual([
      `almendro-backup fail: almendro-backup gives SecurityAudit: ${remedy}.`,
    ]);
    expect(home.complaints(noStarAdmin, set("Role::almendro-app", "managedPolicyArns", [elsewhere]))).toEqual([
      `almendro-app fail: almendro-app gives SecurityAudit: ${remedy}.`,
    ]);
    const own = "arn:aws:iam::220000000011:policy/almendro-support";
    expect(home.complaints(noStarAdmin, set("Role::almendro-app", "managedPolicyArns", [own]))).toEqual([]);
    expect(home.complaints(noStarAdmin, set("Role::almendro-app", "inlinePolicies", UNKNOWN))).toEqual([
      `almendro-app fail: almendro-app says inside itself what it may, where no other rule looks: ${remedy}.`,
    ]);
  });

  it("takes a boundary for what it is while nobody has it as a right, and no longer", () => {
    expect(home.says(noStarAdmin)).toContain(
      "almendro-people pass: almendro-people bounds roles and gives them nothing.",
    );
    const single = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    const arn = "arn:aws:iam::220000000011:policy/almendro-people";
    for (const given of [
      added("aws:iam/policyAttachment:PolicyAttachment", "more", { roles: ["almendro-app"], policyArn: arn }),
      added(single, "more", { role: "almendro-app", policyArn: arn }),
      added(single, "more", { role: "almendro-app" }, { policyArn: "Policy::almendro-people" }),
    ])
      expect(home.complaints(noStarAdmin, given)).toContain(
        `almendro-people fail: AsItsOwnPoliciesSay of almendro-people allows whole services on everything: ${remedy}.`,
      );
  });

  it("leaves open what can't be known or read", () => {
    expect(home.complaints(noStarAdmin, set("RolePolicy::almendro-app", "policy", UNKNOWN))).toEqual([
      `almendro-app unproven: policy of almendro-app can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
    expect(home.complaints(noStarAdmin, set("RolePolicy::almendro-app", "policy", "all of it"))).toEqual([
      `almendro-app unproven: policy of almendro-app is no policy document, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("roles trust this tenant only", () => {
  const { remedy } = trustPolicyClosed;
  const trusts = (Principal: unknown, Condition: object = {}) =>
    policy(
      "Role::almendro-backup",
      (statements) => statements.map((one) => ({ ...one, Principal, Condition })),
      "assumeRolePolicy",
    );
  const providers = "arn:aws:iam::220000000011:oidc-provider";
  const pool = `${providers}/sign-in.vendor.example`;
  const [aud, sub] = ["sign-in.vendor.example:aud", "sign-in.vendor.example:sub"];
  const tied = { StringEquals: { [sub]: "job", [aud]: "aws" } };
  const [actions, github] = ["token.actions.githubusercontent.com", `${providers}/token.actions.githubusercontent.com`];

  it.each([
    ["everybody", trusts("*"), "everybody"],
    ["another account", trusts({ AWS: "arn:aws:iam::999999999999:root" }), "arn:aws:iam::999999999999:root"],
    [
      "a service for anybody",
      trusts({ Service: "backup.amazonaws.com" }),
      "backup.amazonaws.com on behalf of any account",
    ],
    ["any sign-in", trusts({ Federated: pool }), `whoever signs in with ${pool}`],
    [
      "a sign-in that is asked in another's words",
      trusts({ Federated: `${providers}/elsewhere.example` }, tied),
      `whoever signs in with ${providers}/elsewhere.example`,
    ],
    [
      "a sign-in at somebody else's, however it is tied",
      trusts(
        { Federated: github },
        { StringEquals: { [`${actions}:aud`]: "aws", [`${actions}:sub`]: "repo:ours/it" } },
      ),
      `whoever signs in with ${github}`,
    ],
    [
      "a sign-in for any audience",
      trusts({ Federated: pool }, { StringEquals: { [sub]: "job" } }),
      `whoever signs in with ${pool}`,
    ],
    [
      "a sign-in of anybody",
      trusts({ Federated: pool }, { StringEquals: { [aud]: "aws" } }),
      `whoever signs in with ${pool}`,
    ],
    [
      "a sign-in of whoever is called alike",
      trusts({ Federated: pool }, { StringEquals: { [aud]: "aws" }, StringLike: { [sub]: "*" } }),
      `whoever signs in with ${pool}`,
    ],
    [
      "a sign-in for one of several audiences",
      trusts({ Federated: pool }, { StringEquals: { [sub]: "job", [aud]: ["aws", "them"] } }),
      `whoever signs in with ${pool}`,
    ],
    [
      "a service for another's thing that bears this account's number",
      trusts(
        { Service: "backup.amazonaws.com" },
        { ArnLike: { "aws:SourceArn": "arn:aws:backup:eu-south-2:*:backup-vault:220000000011" } },
      ),
      "backup.amazonaws.com on behalf of any account",
    ],
    [
      "a service for things, whosever they are",
      trusts({ Service: "backup.amazonaws.com" }, { StringEquals: { "aws:SourceAccount": [] } }),
      "backup.amazonaws.com on behalf of any account",
    ],
    [
      "a service that says who called it",
      trusts({ Service: "backup.amazonaws.com" }, { StringEquals: { "aws:PrincipalAccount": "220000000011" } }),
      "backup.amazonaws.com on behalf of any account",
    ],
    [
      "a service for all but this account",
      trusts({ Service: "backup.amazonaws.com" }, { StringNotEquals: { "aws:SourceAccount": "220000000011" } }),
      "backup.amazonaws.com on behalf of any account",
    ],
    ["a user known by a key", trusts({ CanonicalUser: "79a59d" }), "whoever signs in with 79a59d"],
  ])("finds %s", (_, change, who) => {
    expect(home.complaints(trustPolicyClosed, change)).toEqual([
      `almendro-backup fail: almendro-backup can be taken by others, since it trusts ${who}: ${remedy}.`,
    ]);
  });

  it.each(["ec2.amazonaws.com", "cloudtrail.amazonaws.com"])(
    "asks %s for no account, since it states none",
    (Service) => {
      expect(home.complaints(trustPolicyClosed, trusts({ Service }))).toEqual([]);
    },
  );

  it("takes its own account, and one subject with one audience", () => {
    expect(home.complaints(trustPolicyClosed, trusts({ AWS: "220000000011" }))).toEqual([]);
    expect(home.complaints(trustPolicyClosed, trusts({ Federated: pool }, tied))).toEqual([]);
  });

  it("leaves open whom it can't read", () => {
    expect(home.complaints(trustPolicyClosed, set("Role::almendro-backup", "assumeRolePolicy", UNKNOWN))).toEqual([
      `almendro-backup unproven: assumeRolePolicy of almendro-backup can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("what is shared by policy stays in the tenant's accounts", () => {
  const remedy = "name the principal of this tenant, or bind the service by aws:SourceAccount or aws:SourceArn";
  const lets = (which: string, Principal: unknown, Condition: object = {}) =>
    policy(which, () => [{ Sid: "In", Effect: "Allow", Principal, Action: "s3:GetObject", Resource: "*", Condition }]);

  it.each([
    ["everybody", lets("BucketPolicy::almendro-files", "*"), "almendro-files", "*"],
    [
      "another account",
      lets("BucketPolicy::almendro-files", { AWS: "999999999999" }),
      "almendro-files",
      "999999999999",
    ],
    [
      "a service for anybody",
      lets("Topic::almendro-backup-failures", { Service: "events.amazonaws.com" }),
      "almendro-backup-failures",
      "events.amazonaws.com",
    ],
  ])("finds %s", (_, change, name, who) => {
    expect(home.complaints(resourcePoliciesClosed, change)).toEqual([
      `${name} fail: the policy of ${name} is open, since In lets ${who} in: ${remedy}.`,
    ]);
  });

  it.each([
    ["Secret", "almendro-directory", "policy"],
    ["Bucket", "almendro-files", "policy"],
  ])("finds everybody in what a %s says of itself", (kind, name, property) => {
    const Statement = [{ Sid: "In", Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }];
    const open = set(`${kind}::${name}`, property, JSON.stringify({ Statement }));
    expect(home.complaints(resourcePoliciesClosed, open)).toEqual([
      `${name} fail: the policy of ${name} is open, since In lets * in: ${remedy}.`,
    ]);
  });

  it("takes a wildcard that is bound to this account", () => {
    const bound = { StringEquals: { "aws:PrincipalAccount": "220000000011" } };
    expect(home.complaints(resourcePoliciesClosed, lets("BucketPolicy::almendro-files", "*", bound))).toEqual([]);
    const elsewhere = { StringEquals: { "aws:PrincipalAccount": ["220000000011", "999999999999"] } };
    expect(home.complaints(resourcePoliciesClosed, lets("BucketPolicy::almendro-files", "*", elsewhere))).toHaveLength(
      1,
    );
  });

  it("reads a function's permissions", () => {
    const permission = (inputs: Record<string, string>) =>
      added("aws:lambda/permission:Permission", "call", { principal: "s3.amazonaws.com", ...inputs });
    expect(home.complaints(resourcePoliciesClosed, permission({ sourceAccount: "220000000011" }))).toEqual([]);
    expect(home.complaints(resourcePoliciesClosed, permission({}))).toEqual([
      `call fail: call lets s3.amazonaws.com in on behalf of others: ${remedy}.`,
    ]);
  });

  it("leaves open a policy that can't be known, or that says whom it doesn't mean", () => {
    expect(home.complaints(resourcePoliciesClosed, set("BucketPolicy::almendro-files", "policy", UNKNOWN))).toEqual([
      `almendro-files unproven: policy of almendro-files can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
    const but = policy("BucketPolicy::almendro-files", () => [{ Effect: "Allow", NotPrincipal: "*" }]);
    expect(home.complaints(resourcePoliciesClosed, but)).toEqual([
      `almendro-files unproven: the policy of almendro-files says NotPrincipal, which has no bounds, so it can't be proved: ${remedy}.`,
    ]);
  });
});
