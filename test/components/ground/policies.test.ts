import { runSimulation } from "@cloud-copilot/iam-simulate";
import { describe, expect, test } from "vitest";
import { planDeployerTrust } from "../../../components/ground/deployer.ts";
import { planStateKey, planStatePolicy } from "../../../components/ground/state-policy.ts";
import { planEntrance } from "../../../components/vendor/sign-in.ts";
import { PLACE } from "../given.ts";

const HOME = PLACE.account;
const VENDOR = "210000000001";
const role = (name: string, account = HOME) => `arn:aws:iam::${account}:role/${name}`;
const deployer = role("domicile-deployer");
const entrances = [role("domicile-ci", VENDOR), role("domicile-operator", VENDOR)];

interface Asked {
  readonly by: string;
  readonly action: string;
  readonly resource: string;
  readonly policy: string;
  readonly owner?: string;
}

/** What a resource's policy answers to somebody whose own account lets him do everything. */
async function answer({ by, action, resource, policy, owner = HOME }: Asked): Promise<string> {
  const everything = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
  const context = { "aws:PrincipalArn": by, "aws:SecureTransport": "true", "s3:TlsVersion": "1.3" };
  const result = await runSimulation(
    {
      request: { principal: by, action, resource: { resource, accountId: owner }, contextVariables: context },
      identityPolicies: [{ name: "everything", policy: everything }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: JSON.parse(policy),
    },
    { simulationMode: "Strict" },
  );
  if (result.resultType === "error") throw new Error(JSON.stringify(result.errors));
  return result.overallResult === "Allowed" ? "allowed" : "denied";
}

describe("the record of what was built", () => {
  const policy = planStatePolicy(PLACE, "domicile-deployer");
  const resource = `arn:aws:s3:::domicile-state-${HOME}-eu-south-2/.pulumi/stacks/almendro.json`;

  test.each([
    ["the deployer", deployer, "allowed"],
    ["another role of the account", role("operator"), "denied"],
    ["a role that is named likewise elsewhere", role("domicile-deployer", VENDOR), "denied"],
  ])("is read and written as its account's bucket by %s: %s", async (_, by, outcome) => {
    for (const action of ["s3:GetObject", "s3:PutObject"])
      expect(await answer({ by, action, resource, policy })).toBe(outcome);
  });
});

describe("the key of the record", () => {
  const policy = planStateKey(PLACE, "domicile-deployer");
  const resource = `arn:aws:kms:eu-south-2:${HOME}:key/1`;

  test.each([
    ["kms:Decrypt", deployer, "allowed"],
    ["kms:Decrypt", role("domicile-foundation"), "denied"],
    ["kms:PutKeyPolicy", role("domicile-foundation"), "allowed"],
    ["kms:PutKeyPolicy", deployer, "denied"],
    ["kms:ScheduleKeyDeletion", deployer, "denied"],
    ["kms:Decrypt", role("domicile-deployer", VENDOR), "denied"],
  ])("answers %s by %s: %s", async (action, by, outcome) => {
    expect(await answer({ by, action, resource, policy })).toBe(outcome);
  });
});

describe("the deployer", () => {
  const policy = planDeployerTrust({ place: PLACE, name: "domicile-deployer", home: HOME, entrances });

  test.each([
    [deployer, "allowed"],
    [role("domicile-runner"), "allowed"],
    [entrances[0] ?? "", "allowed"],
    [entrances[1] ?? "", "allowed"],
    [role("operator"), "denied"],
    [role("anybody", VENDOR), "denied"],
    [role("domicile-deployer", "999999999999"), "denied"],
    [role("domicile-runner", VENDOR), "denied"],
  ])("can be become by %s: %s", async (by, outcome) => {
    expect(await answer({ by, action: "sts:AssumeRole", resource: deployer, policy })).toBe(outcome);
  });
});

test("the deployer of the backup account is become by the tenant's deployer, and not by its runner", async () => {
  const place = { ...PLACE, account: "222222222222" };
  const policy = planDeployerTrust({ place, name: "domicile-deployer", home: HOME, entrances });
  const resource = role("domicile-deployer", place.account);
  const asked = { action: "sts:AssumeRole", resource, policy, owner: place.account };
  expect(await answer({ ...asked, by: deployer })).toBe("allowed");
  expect(await answer({ ...asked, by: role("domicile-runner") })).toBe("denied");
});

test("the pipeline comes in by its issuer, audience and one subject; people from the operators' networks alone", () => {
  const place = { ...PLACE, account: VENDOR };
  const ci = { role: "domicile-ci", issuer: "https://ci.example/org", audience: "sts", subject: "repo:a/b:ref" };
  const people = {
    role: "domicile-operator",
    issuer: "https://in.example",
    audience: "ops",
    networks: ["192.0.2.0/28"],
  };
  const conditions = (policy: string) => JSON.parse(policy).Statement[0];
  expect(conditions(planEntrance(ci, place))).toMatchObject({
    Principal: { Federated: `arn:aws:iam::${VENDOR}:oidc-provider/ci.example/org` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringEquals: { "ci.example/org:aud": "sts", "ci.example/org:sub": "repo:a/b:ref" } },
  });
  expect(conditions(planEntrance(people, place)).Condition).toEqual({
    StringEquals: { "in.example:aud": "ops" },
    IpAddress: { "aws:SourceIp": ["192.0.2.0/28"] },
  });
});
