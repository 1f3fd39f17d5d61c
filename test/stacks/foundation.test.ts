import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ofType } from "../../graph/index.ts";
import { wayOf } from "../../operations/repair/ways.ts";
import { blocks, foundationRules, foundationSubjectOf, judge } from "../../policies/index.ts";
import { awsKinds } from "../../simulator/aws/index.ts";
import { openWorld } from "../../simulator/world/index.ts";
import { passesOf } from "../../stacks/index.ts";
import { makeAll } from "../simulator/support/made.ts";
import { drawnPass, laidIn, passNamed } from "./foundation.ts";

const { input, numbers } = laidIn(process.cwd());
const names = passesOf(input).map(({ name }) => name);
const folder = mkdtempSync(join(tmpdir(), "domicile-ground-"));
const world = openWorld(folder, () => new Date("2026-11-22T03:00:00Z"));
const kinds = new Map(awsKinds.map((kind) => [kind.type, kind]));
afterAll(() => {
  world.close();
  rmSync(folder, { recursive: true });
});

test("the passes are the organisation, what it opens, what the vendor has once, and each tenant's own", () => {
  expect(names).toEqual([
    "organisation",
    "openings",
    "vendor",
    "tenant-almendro",
    "tenant-cedar-hollow",
    "tenant-fjordbevegelse",
    "tenant-kade",
    "tenant-little-acorn",
  ]);
});

describe.each(names)("the pass %s", (name) => {
  test("keeps every rule of the foundation", async () => {
    const graph = await drawnPass(input, numbers, name);
    const subject = foundationSubjectOf(input.tenants, ["domicile-deployer"], graph);
    expect(judge(foundationRules, subject).filter(blocks)).toEqual([]);
  });

  test("says of every type how to learn whether one exists, so that none is ever made twice", async () => {
    const { resources } = await drawnPass(input, numbers, name);
    const things = resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
    expect(things.filter(({ type }) => wayOf(type) === undefined).map(({ type }) => type)).toEqual([]);
  });

  test("comes up in the simulated cloud, after those before it", async () => {
    const made = await makeAll(world, kinds, () => passNamed(input, name).declare(numbers));
    const { resources } = await drawnPass(input, numbers, name);
    expect(made).toHaveLength(resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:")).length);
  });
});

test("what holds data, keys, names or accounts outlives the foundation's own declarations", async () => {
  const held = [
    "aws:organizations/account:Account",
    "aws:kms/key:Key",
    "aws:s3/bucket:Bucket",
    "aws:ecr/repository:Repository",
    "aws:route53/zone:Zone",
  ];
  for (const name of names) {
    const things = ofType(await drawnPass(input, numbers, name), ...held);
    expect(things.filter(({ retainOnDelete }) => !retainOnDelete).map(({ urn }) => urn)).toEqual([]);
  }
});

test("what both accounts of each tenant cost is watched from the account that pays, and the vendor's desk hears", async () => {
  const budgets = ofType(await drawnPass(input, numbers, "organisation"), "aws:budgets/budget:Budget");
  expect(budgets.map(({ name }) => name)).toEqual(
    input.tenants.map(({ settled }) => `${settled.tenant.name}-spending`),
  );
  const [almendro] = budgets;
  expect(almendro?.inputs).toMatchObject({
    accountId: "200000000001",
    budgetType: "COST",
    timeUnit: "MONTHLY",
    limitUnit: "USD",
    costTypes: { includeCredit: false, includeRefund: false, includeTax: false },
    notifications: ["ACTUAL", "FORECASTED"].map((notificationType) => ({
      notificationType,
      comparisonOperator: "GREATER_THAN",
      threshold: 100,
      thresholdType: "PERCENTAGE",
      subscriberEmailAddresses: ["security@vendor.example"],
    })),
  });
  const accounts = almendro?.refs.costFilters?.map((urn) => urn.split("::").at(-1));
  expect(accounts?.sort()).toEqual(["almendro", "almendro-backup"]);
});

test("a government account has no budget in its own partition, where AWS has none", async () => {
  const [first, ...others] = input.tenants;
  if (first === undefined) throw new Error("nobody is in the foundation");
  const away = { ...first, settled: { ...first.settled, lacks: [...first.settled.lacks, "budgets"] } };
  const graph = await drawnPass({ ...input, tenants: [away, ...others] }, numbers, "organisation");
  expect(ofType(graph, "aws:budgets/budget:Budget")).toHaveLength(others.length);
  const subject = foundationSubjectOf([away, ...others], ["domicile-deployer"], graph);
  expect(judge(foundationRules, subject).filter(blocks)).toEqual([]);
});

test("every provider works in one account alone, reached from the management account", async () => {
  for (const name of names) {
    for (const provider of ofType(await drawnPass(input, numbers, name), "pulumi:providers:aws")) {
      const [account, ...others] = provider.inputs.allowedAccountIds as string[];
      const roles = (provider.inputs.assumeRoles as { readonly roleArn: string }[]).map(({ roleArn }) => roleArn);
      const management = "arn:aws:iam::200000000001:role/domicile-foundation";
      const last = `arn:aws:iam::${account}:role/domicile-foundation`;
      expect([others, roles]).toEqual([[], account === "200000000001" ? [management] : [management, last]]);
    }
  }
});

test("regions that are shut at first are opened for whoever uses them, and no other", async () => {
  const opened = ofType(await drawnPass(input, numbers, "openings"), "aws:account/region:Region");
  expect(opened.map(({ inputs }) => `${inputs.accountId} ${inputs.regionName}`)).toEqual([
    "220000000012 eu-south-2",
    "220000000011 eu-south-2",
    "210000000001 eu-south-2",
  ]);
});
