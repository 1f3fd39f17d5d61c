import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plan } from "../../operations/plan.ts";
import { Trouble } from "../../operations/trouble.ts";
import { declareTenant, type TenantInput } from "../../stacks/index.ts";

const root = process.cwd();
const here = "test/operations/captured.test.ts";
const lineOf = (file: string, text: string) =>
  readFileSync(file, "utf8")
    .split("\n")
    .findIndex((line) => line.includes(text)) + 1;

function declareTwice(input: TenantInput) {
  declareTenant(input);
  return declareTenant(input).outputs; // again
}

test("a program that declares a tenant twice is told where, and ends", async () => {
  const failing = plan("little-acorn", { root, declare: declareTwice });
  const error = await failing.catch((error: unknown) => error);
  const provider = `stacks/provider.ts:${lineOf("stacks/provider.ts", "new aws.Provider(")}`;
  const [tenant, again] = [lineOf("stacks/tenant.ts", 'createProvider("tenant"'), lineOf(here, "// again")];
  expect(error).toBeInstanceOf(Trouble);
  expect(error).toMatchObject({ code: "bad-program", problems: [{ file: "stacks/provider.ts" }] });
  expect((error as Trouble).message).toBe(
    `The program can't be planned: tenant (pulumi:providers:aws) is declared twice: at ${provider}, and again at ${provider}, ` +
      `called at stacks/tenant.ts:${tenant}, called at ${here}:${again}. Give one of them another name`,
  );
});

test("what a component throws is told with its line", async () => {
  const declare = () => {
    throw new RangeError("zones: got 7, a tenant spans 2 to 4 zones"); // thrown
  };
  await expect(plan("little-acorn", { root, declare })).rejects.toMatchObject({
    code: "bad-program",
    problems: [
      {
        say: "The program can't be planned: zones: got 7, a tenant spans 2 to 4 zones",
        file: here,
        line: lineOf(here, "// thrown"),
      },
    ],
  });
});
