import { afterEach, beforeEach, expect, it } from "vitest";
import type { Client } from "../support/client.ts";
import { openRig, type Rig } from "../support/rig.ts";

let rig: Rig;
let aws: Client;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
});
afterEach(() => rig.close());

const ROLE = "aws:iam/role:Role";
const trusting = (service: string) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }] });

it("an account knows an identity provider once, by its address", async () => {
  const type = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
  const inputs = { url: "https://sign-in.vendor.example", clientIdLists: ["domicile-almendro"] };
  const provider = await aws.make(type, "one", inputs);
  expect(provider.id).toBe("arn:aws:iam::111122223333:oidc-provider/sign-in.vendor.example");
  await expect(aws.make(type, "two", inputs)).rejects.toThrow(/^EntityAlreadyExists/);
  const { failures } = await aws.check(type, "plain", { ...inputs, url: "http://sign-in.vendor.example" });
  expect(failures).toEqual([expect.stringContaining("must be an address that begins with https://")]);
});

it("a boundary stays as long as a role stands within it", async () => {
  const policy = JSON.stringify({ Statement: [] });
  const boundary = await aws.make("aws:iam/policy:Policy", "people", { name: "people", policy });
  const role = await aws.make(ROLE, "client", {
    name: "client",
    assumeRolePolicy: trusting("ssm.amazonaws.com"),
    permissionsBoundary: boundary.id,
  });
  await expect(aws.remove(boundary)).rejects.toThrow(/^DeleteConflict/);
  await aws.remove(role);
  await aws.remove(boundary);
  expect(await aws.read(boundary)).toBeNull();
});

it("a document gets a new version with each change, and a kind for ever", async () => {
  const type = "aws:ssm/document:Document";
  const inputs = { name: "almendro-door", documentType: "Automation", content: '{"schemaVersion":"0.3"}' };
  const door = await aws.make(type, "door", inputs);
  expect(door.outputs).toMatchObject({ schemaVersion: "0.3", latestVersion: "1", status: "Active" });
  const content = '{"schemaVersion":"0.3","description":"shut"}';
  const changed = await aws.change(door, { ...inputs, content });
  expect(changed.outputs).toMatchObject({ description: "shut", latestVersion: "2" });
  expect((await aws.diff(changed, { ...inputs, documentType: "Session" })).replaces).toContain("documentType");
  const { failures } = await aws.check(type, "own", { ...inputs, name: "AWS-Door" });
  expect(failures).toEqual([expect.stringContaining("not AWS's own")]);
});

it("a schedule calls by a role that trusts the scheduler, and by no other", async () => {
  const role = async (name: string, service: string) =>
    String((await aws.make(ROLE, name, { name, assumeRolePolicy: trusting(service) })).outputs.arn);
  const schedule = async (name: string, roleArn: string) =>
    aws.make("aws:scheduler/schedule:Schedule", name, {
      name,
      scheduleExpression: "cron(0 18 ? * TUE *)",
      flexibleTimeWindow: { mode: "OFF" },
      target: { arn: "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution", roleArn, input: "{}" },
    });
  const stranger = await role("stranger", "ssm.amazonaws.com");
  await expect(schedule("evening", stranger)).rejects.toThrow(/^ValidationException: The execution role stranger/);
  const made = await schedule("evening", await role("clock", "scheduler.amazonaws.com"));
  expect([made.id, made.outputs.arn]).toEqual([
    "default/evening",
    "arn:aws:scheduler:eu-south-2:111122223333:schedule/default/evening",
  ]);
});

it("a role says in 2,048 characters whom it trusts, white space not counted", async () => {
  const of = (length: number) => {
    const short = trusting("ssm.amazonaws.com");
    return `${short.slice(0, -1)},"Id":"${"x".repeat(length - short.length - ',"Id":""'.length)}"}`;
  };
  await aws.make(ROLE, "full", { name: "full", assumeRolePolicy: `${of(2048)}  ` });
  await expect(aws.make(ROLE, "long", { name: "long", assumeRolePolicy: of(2049) })).rejects.toThrow(
    "LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048",
  );
});
