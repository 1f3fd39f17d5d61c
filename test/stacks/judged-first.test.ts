import * as pulumi from "@pulumi/pulumi";
import { afterEach, expect, test } from "vitest";
import { fail, type Rule, rules } from "../../policies/index.ts";
import main from "../../stacks/main.ts";

const enforced = rules as Rule[];

const NO_DATABASE: Rule = {
  id: "TEST-01",
  name: "no-database",
  statement: "There is no database.",
  severity: "critical",
  capability: "test",
  remedy: "take it out",
  premises: [],
  check: ({ graph }) =>
    graph.resources
      .filter(({ type }) => type === "aws:rds/instance:Instance")
      .map((database) => fail(database, `the database ${database.name} stands`)),
};

afterEach(() => void enforced.splice(enforced.indexOf(NO_DATABASE), 1));

test("a plan that a rule refuses is refused before anything is declared, with the rule and its reason", async () => {
  enforced.push(NO_DATABASE);
  const declared: string[] = [];
  const newResource = ({ type, name, inputs }: pulumi.runtime.MockResourceArgs) => {
    declared.push(type);
    return { id: name, state: inputs };
  };
  await pulumi.runtime.setMocks({ newResource, call: ({ inputs }) => inputs }, "domicile", "almendro", true);
  await expect(main()).rejects.toThrow(
    /^Nothing was declared:\n {2}no-database: the database almendro stands: take it out\.$/i,
  );
  expect(declared).toEqual([]);
});
