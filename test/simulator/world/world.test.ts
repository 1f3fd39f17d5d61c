import { readdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startSimulator } from "../../../simulator/index.ts";
import { UNKNOWN } from "../support/client.ts";
import { awsConfig, openRig, type Rig } from "../support/rig.ts";

const VPC = "aws:ec2/vpc:Vpc";
const ROLE = "aws:iam/role:Role";
const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });

let rig: Rig;
let failing: "before" | "after" | "never" = "never";
beforeEach(async () => {
  failing = "never";
  rig = await openRig(({ method }, moment) => {
    if (method === "create" && moment === failing) throw new Error("Throttling: Rate exceeded");
  });
});
afterEach(() => rig.close());

describe("the closed world", () => {
  it("names the table to extend for a type it doesn't know", async () => {
    const aws = await rig.aws();
    await expect(aws.check("aws:sqs/queue:Queue", "jobs", {})).rejects.toThrow(
      "The simulator doesn't know aws:sqs/queue:Queue. Add it to simulator/aws/sqs.",
    );
  });

  it("knows no property that the installed provider doesn't have, however deep, and misses none it requires", async () => {
    const aws = await rig.aws();
    const { failures } = await aws.check("aws:backup/plan:Plan", "p", {
      rules: [{ ruleName: "daily", keep: 30 }],
      color: "red",
    });
    expect(failures.map((failure) => failure.replace(/ in @pulumi\/aws [\d.]+$/, ""))).toEqual([
      "color is not a property of aws:backup/plan:Plan",
      "rules[0].targetVaultName is required by aws:backup/plan:Plan",
      "rules[0].keep is not a property of aws:backup/plan:Plan",
    ]);
  });

  it("says what kind of value a property takes", async () => {
    const aws = await rig.aws();
    const { failures } = await aws.check(VPC, "net", { cidrBlock: "10.1.0.0/16", enableDnsSupport: "yes" });
    expect(failures).toEqual(["enableDnsSupport must be boolean, got string"]);
  });
});

describe("a provider", () => {
  it("works in the account of the role it assumes, and in no account that isn't allowed", async () => {
    const config = { ...awsConfig("111122223333", "eu-south-2"), allowedAccountIds: '["444455556666"]' };
    await expect(rig.provider("aws", config)).rejects.toThrow(
      "aws provider: assumeRoles lead to account 111122223333, allowed are 444455556666",
    );
  });

  it("keeps its own account though another is connected", async () => {
    const [one, other] = [await rig.aws("111122223333"), await rig.aws("444455556666")];
    await one.make(ROLE, "reader", { name: "reader", assumeRolePolicy: trust });
    await other.make(ROLE, "reader", { name: "reader", assumeRolePolicy: trust });
    const accounts = rig
      .simulator()
      .inventory()
      .filter(({ id }) => id === "reader")
      .map(({ account }) => account);
    expect(accounts).toEqual(["111122223333", "444455556666"]);
    expect(
      rig
        .simulator()
        .inventory("444455556666")
        .every(({ account }) => account === "444455556666"),
    ).toBe(true);
  });
});

describe("a preview", () => {
  it("knows the inputs and nothing that only the cloud can say", async () => {
    const aws = await rig.aws();
    const foreseen = await aws.preview(VPC, "net", { cidrBlock: "10.1.0.0/16" });
    expect(foreseen).toMatchObject({ cidrBlock: "10.1.0.0/16", arn: UNKNOWN, defaultSecurityGroupId: UNKNOWN });
    expect(
      rig
        .simulator()
        .inventory()
        .filter(({ type }) => type === VPC),
    ).toEqual([]);
  });
});

describe("names", () => {
  it("that nobody chose follow from the engine's seed, stay on update, and allow a successor beside them", async () => {
    const aws = await rig.aws();
    const role = await aws.make(ROLE, "reader", { assumeRolePolicy: trust });
    expect(role.id).toMatch(/^reader-[0-9a-f]{7}$/);
    const again = await aws.check(ROLE, "reader", { assumeRolePolicy: trust, description: "reads" }, role.inputs);
    expect(again.inputs.name).toBe(role.id);
    expect(await aws.diff(role, { assumeRolePolicy: trust, path: "/audit/" })).toMatchObject({
      replaces: ["path"],
      deleteFirst: false,
    });
  });

  it("that were chosen are unique, and free only when their bearer is gone", async () => {
    const aws = await rig.aws();
    const fixed = { name: "reader", assumeRolePolicy: trust };
    const role = await aws.make(ROLE, "reader", fixed);
    await expect(aws.make(ROLE, "other", fixed)).rejects.toThrow(
      "EntityAlreadyExists: Role reader already has the name 'reader'.",
    );
    expect(await aws.diff(role, { ...fixed, path: "/audit/" })).toEqual({
      replaces: ["path"],
      changed: ["path"],
      deleteFirst: true,
    });
  });
});

describe("a change", () => {
  it("replaces what AWS can't change, and what isn't known yet may be such a change", async () => {
    const aws = await rig.aws();
    const vpc = await aws.make(VPC, "net", { cidrBlock: "10.1.0.0/16" });
    const diff = (inputs: object) => aws.diff(vpc, { cidrBlock: "10.1.0.0/16", ...inputs });
    expect(await diff({ tags: { tenant: "almendro" } })).toMatchObject({ replaces: [], changed: ["tags"] });
    expect(await diff({ cidrBlock: UNKNOWN })).toMatchObject({ replaces: ["cidrBlock"] });
    expect(await diff({})).toEqual({ replaces: [], changed: [], deleteFirst: false });
  });

  it("of the provider's region takes the resource elsewhere", async () => {
    const vpc = await (await rig.aws()).make(VPC, "net", { cidrBlock: "10.1.0.0/16" });
    const abroad = await rig.aws("111122223333", "eu-west-1");
    expect(await abroad.diff(vpc, { cidrBlock: "10.1.0.0/16" })).toMatchObject({ replaces: ["region"] });
  });
});

describe("the world", () => {
  it("is the same after a restart, down to the ids", async () => {
    const vpc = await (await rig.aws()).make(VPC, "net", { cidrBlock: "10.1.0.0/16" });
    const before = rig.simulator().inventory();
    await rig.restart();
    expect(rig.simulator().inventory()).toEqual(before);
    expect((await (await rig.aws()).read(vpc))?.inputs).toEqual(vpc.inputs);
  });

  it("keeps nothing of a create that was refused", async () => {
    const aws = await rig.aws();
    const before = rig.simulator().inventory();
    await expect(aws.make(VPC, "net", { cidrBlock: "10.0.0.0/8" })).rejects.toThrow(/^InvalidVpc\.Range/);
    expect(rig.simulator().inventory()).toEqual(before);
  });

  it("makes nothing of a call that failed before, and all of one whose answer was lost", async () => {
    const aws = await rig.aws();
    const vpcs = () =>
      rig
        .simulator()
        .inventory()
        .filter(({ type }) => type === VPC).length;
    failing = "before";
    await expect(aws.make(VPC, "net", { cidrBlock: "10.1.0.0/16" })).rejects.toThrow("Throttling: Rate exceeded");
    expect(vpcs()).toBe(0);
    failing = "after";
    await expect(aws.make(VPC, "net", { cidrBlock: "10.1.0.0/16" })).rejects.toThrow("Throttling: Rate exceeded");
    expect(vpcs()).toBe(1);
  });

  it("is open to several at once, who see each other's things, and readable by its owner only", async () => {
    const home = dirname(fileURLToPath(rig.simulator().state));
    const other = await startSimulator({ home });
    await (await rig.aws()).make(VPC, "net", { cidrBlock: "10.1.0.0/16" });
    expect(other.inventory()).toEqual(rig.simulator().inventory());
    await other.close();
    const files = readdirSync(`${home}/world`).map((file) => statSync(`${home}/world/${file}`).mode & 0o777);
    expect(files).toEqual([0o600]);
  });
});
