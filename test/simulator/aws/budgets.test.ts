import { afterEach, beforeEach, expect, it } from "vitest";
import type { Client } from "../support/client.ts";
import { awsConfig, openRig, type Rig } from "../support/rig.ts";

const BUDGET = "aws:budgets/budget:Budget";
const ACCOUNT = "aws:organizations/account:Account";

let rig: Rig;
let aws: Client;
beforeEach(async () => {
  rig = await openRig();
  aws = await rig.aws();
});
afterEach(() => rig.close());

const month = { name: "one", budgetType: "COST", timeUnit: "MONTHLY", limitAmount: "2000", limitUnit: "USD" };
const over = { comparisonOperator: "GREATER_THAN", threshold: 100, thresholdType: "PERCENTAGE" };
const filter = (account: string) => ({ costFilters: [{ name: "LinkedAccount", values: [account] }] });

it("a budget is of the account that pays, wherever it is made, and counts accounts of the organisation", async () => {
  await aws.make("aws:organizations/organization:Organization", "all", {});
  const { id } = await aws.make(ACCOUNT, "one", { name: "one", email: "one@vendor.example" });
  const budget = await aws.make(BUDGET, "one", { ...month, ...filter(id) });
  expect([budget.id, budget.outputs.arn]).toEqual(["111122223333:one", "arn:aws:budgets::111122223333:budget/one"]);
  const elsewhere = await rig.aws("111122223333", "eu-west-1");
  await expect(elsewhere.make(BUDGET, "two", month)).rejects.toThrow("DuplicateRecordException");
  await expect(aws.make(BUDGET, "two", { ...month, name: "two", ...filter("999900001111") })).rejects.toThrow(
    "999900001111",
  );
});

it("its limit changes in place, its name doesn't", async () => {
  const budget = await aws.make(BUDGET, "one", month);
  expect((await aws.diff(budget, { ...month, limitAmount: "2500" })).replaces).toEqual([]);
  expect((await aws.diff(budget, { ...month, name: "other" })).replaces).toEqual(["name"]);
});

it("an alarm that nobody hears is none, and an amount is a number", async () => {
  const silent = [{ ...over, notificationType: "ACTUAL" }];
  const { failures } = await aws.check(BUDGET, "one", { ...month, limitAmount: "much", notifications: silent });
  expect(failures).toEqual([
    "limitAmount must be an amount such as 2000, got 'much'",
    "notifications must each have somebody who hears",
  ]);
});

it("there are none in the government partition", async () => {
  const deployer = { roleArn: "arn:aws-us-gov:iam::111122223333:role/domicile-deployer" };
  const there = { ...awsConfig("111122223333", "us-gov-west-1"), assumeRoles: JSON.stringify([deployer]) };
  const government = await rig.provider("aws", there);
  await expect(government.make(BUDGET, "one", month)).rejects.toThrow("There is no AWS Budgets in this partition.");
});
