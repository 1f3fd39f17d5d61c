import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { runner } from "../../../policies/rules/runner/index.ts";
import { runnerBounded } from "../../../policies/rules/runner/runner-bounded.ts";
import { runnerRecorded } from "../../../policies/rules/runner/runner-recorded.ts";
import { runnerStaysInside } from "../../../policies/rules/runner/runner-stays-inside.ts";
import { added, almendro, type Home, policy, refer, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

const PROJECT = "Project::almendro-runner";
const unknown = (path: string, remedy: string) =>
  `almendro-runner unproven: ${path} of almendro-runner can't be known yet, so it can't be proved: ${remedy}.`;

it("holds as it is built", () => {
  expect(runner.flatMap((rule) => home.complaints(rule))).toEqual([]);
});

describe("the runner stays inside", () => {
  const { remedy } = runnerStaysInside;

  it.each([
    ["vpcConfig", undefined, "it stands outside the network"],
    ["source.type", "GITHUB", "its program comes from elsewhere"],
    ["secondarySources", [{ type: "GITHUB" }], "its program comes from elsewhere"],
    ["environment.image", "docker.io/library/node:latest", "it runs docker.io/library/node:latest"],
    ["environment.privilegedMode", true, "it has its machine to itself"],
    ["projectVisibility", "PUBLIC_READ", "all see it"],
    ["badgeEnabled", true, "all see it"],
  ])("and not with %s %s", (path, value, what) => {
    const change = path === "vpcConfig" ? outside : set(PROJECT, path, value);
    expect(home.complaints(runnerStaysInside, change)).toEqual([
      `almendro-runner fail: almendro-runner is open, since ${what}: ${remedy}.`,
    ]);
  });

  it("and there is one, where the region has CodeBuild", () => {
    expect(home.complaints(runnerStaysInside, without(PROJECT))).toEqual([
      `- fail: nothing inside the network brings up what is in the cluster: ${remedy}.`,
    ]);
    const { settled } = home.subject;
    const lacking = home.of({ ...home.subject, settled: { ...settled, lacks: [...settled.lacks, "codebuild"] } });
    expect(lacking.says(runnerStaysInside, without(PROJECT))).toEqual([
      "- not-applicable: eu-south-2 has no CodeBuild to run it.",
    ]);
  });

  it("which is open where it can't be known", () => {
    expect(home.complaints(runnerStaysInside, set(PROJECT, "environment.image", UNKNOWN))).toEqual([
      unknown("environment.image", remedy),
    ]);
  });
});

const outside: Parameters<Home["complaints"]>[1] = (resources) =>
  resources.map((resource) => {
    if (!resource.type.startsWith("aws:codebuild/")) return resource;
    const { vpcConfig: _, ...inputs } = resource.inputs;
    const { vpcConfig: __, ...refs } = resource.refs;
    return { ...resource, inputs, refs };
  });

describe("the runner is bounded by what the deployer may", () => {
  const { remedy } = runnerBounded;
  const tooMuch = (sid: string) => [
    `almendro-runner fail: almendro-runner can do more than the deployer lets it, by ${sid}: ${remedy}.`,
  ];
  const RIGHTS = "RolePolicy::almendro-runner";

  it("and becomes nobody else, nor does anything of itself", () => {
    const other = policy(RIGHTS, ([first, ...rest]) => [
      { ...first, Resource: "arn:aws:iam::220000000011:role/almendro-operator" },
      ...rest,
    ]);
    expect(home.complaints(runnerBounded, other)).toEqual(tooMuch("BecomeTheDeployer"));
    const more = { Sid: "More", Effect: "Allow", Action: ["logs:PutLogEvents", "iam:PutRolePolicy"], Resource: "*" };
    const wider = policy(RIGHTS, (statements) => [...statements, more]);
    expect(home.complaints(runnerBounded, wider)).toEqual(tooMuch("More"));
  });

  it("nor by a policy of another's, or one that names the role in words", () => {
    const policyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
    const attached = added(
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      "more",
      { policyArn },
      { role: "Role::almendro-runner" },
    );
    expect(home.complaints(runnerBounded, attached)).toEqual(tooMuch(policyArn));
    expect(home.complaints(runnerBounded, set("Role::almendro-runner", "managedPolicyArns", [policyArn]))).toEqual(
      tooMuch(policyArn),
    );
    const Statement = [{ Sid: "More", Effect: "Allow", Action: "s3:GetObject", Resource: "*" }];
    const worded = { role: "domicile-runner", policy: JSON.stringify({ Statement }) };
    expect(home.complaints(runnerBounded, added("aws:iam/rolePolicy:RolePolicy", "more", worded))).toEqual(
      tooMuch("More"),
    );
  });

  it("but what is denied to it", () => {
    const denied = { Sid: "Less", Effect: "Deny", Action: "iam:*", Resource: "*" };
    expect(
      home.complaints(
        runnerBounded,
        policy(RIGHTS, (statements) => [...statements, denied]),
      ),
    ).toEqual([]);
  });

  it("which is open where its rights can't be read, or its role is of elsewhere", () => {
    expect(home.complaints(runnerBounded, refer(PROJECT, "serviceRole"))).toEqual([
      `almendro-runner unproven: serviceRole of almendro-runner is no role of this stack, so it can't be proved: ${remedy}.`,
    ]);
    expect(home.complaints(runnerBounded, set(RIGHTS, "policy", UNKNOWN))).toEqual([unknown("policy", remedy)]);
  });
});

describe("what the runner does is written down", () => {
  const { remedy } = runnerRecorded;
  const nowhere = [`almendro-runner fail: what almendro-runner does is written down nowhere that is kept: ${remedy}.`];

  it.each([
    ["logsConfig.cloudwatchLogs.status", "DISABLED"],
    ["logsConfig.cloudwatchLogs.groupName", undefined],
    ["logsConfig.cloudwatchLogs.groupName", "/elsewhere"],
  ])("and not with %s %s", (path, value) => {
    expect(home.complaints(runnerRecorded, set(PROJECT, path, value))).toEqual(nowhere);
  });

  it("which is open where it can't be known", () => {
    const group = "logsConfig.cloudwatchLogs.groupName";
    expect(home.complaints(runnerRecorded, set(PROJECT, group, UNKNOWN))).toEqual([unknown(group, remedy)]);
  });
});
