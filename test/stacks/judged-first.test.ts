import * as pulumi from "@pulumi/pulumi";
import { expect, test, vi } from "vitest";
import { fail, type Rule } from "../../policies/index.ts";
import main from "../../stacks/main.ts";

const enforced = vi.hoisted((): Rule[] => []);
vi.mock("../../policies/index.ts", async (original) => ({ ...(await original<object>()), rules: enforced }));

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
