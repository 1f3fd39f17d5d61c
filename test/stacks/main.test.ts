import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, expect, test } from "vitest";
import main from "../../stacks/main.ts";

let declared: string[];
let folder: string;

beforeEach(async () => {
  declared = [];
  folder = mkdtempSync(join(tmpdir(), "domicile-"));
  const newResource = ({ type, name, inputs }: pulumi.runtime.MockResourceArgs) => {
    declared.push(type);
    return { id: name, state: inputs };
  };
  await pulumi.runtime.setMocks({ newResource, call: ({ inputs }) => inputs }, "domicile", "almendro", true);
});
afterEach(() => {
  pulumi.runtime.setAllConfig({});
  rmSync(folder, { recursive: true });
});

/** Runs the program of the stack `almendro` on its file with one line changed. */
async function run(change: (file: string) => string): Promise<Record<string, unknown>> {
  const file = join(folder, "almendro.yaml");
  writeFileSync(file, change(readFileSync("tenants/almendro.yaml", "utf8")));
  pulumi.runtime.setAllConfig({ "domicile:tenantFile": file });
  return (await main()) ?? {};
}

test("stock pulumi brings up the tenant that the stack is named after", async () => {
  const outputs = await main();
  await pulumi.runtime.disconnect();
  expect(outputs.address).toBe("https://almendro.homes.vendor.example");
  expect(declared.filter((type) => type === "aws:rds/instance:Instance")).toHaveLength(1);
});

test("a tenant that the law refuses is refused before anything is declared", async () => {
  const file = run((text) => text.replace("data: in-country", "data: US"));
  await expect(file).rejects.toThrow(/^Nothing was declared:\n {2}place\.data: /);
  expect(declared).toEqual([]);
});

test("a home whose contract and hand-over are over is refused before anything is declared", async () => {
  const over = run((text) =>
    text
      .replace("signed: 2026-09-14", "signed: 2020-01-01")
      .replace("starts: 2026-12-01", "starts: 2020-01-01")
      .replace("ends: 2029-11-30", "ends: 2021-12-31")
      .replace("auditor-until: 2027-06-30", "auditor-until: 2021-06-30"),
  );
  await expect(over).rejects.toThrow(/^Nothing was declared:\n {2}contract\.ends: The contract ended on 2021-12-31/);
  expect(declared).toEqual([]);
});

test("a file that is wrong is refused before anything is declared", async () => {
  await expect(run((text) => text.replace("hardware: dedicated", "plan: huge"))).rejects.toThrow(
    /almendro\.yaml:\d+: size\.plan/,
  );
  expect(declared).toEqual([]);
});

test("a configuration that names no file is answered in plain words", async () => {
  pulumi.runtime.setAllConfig({ "domicile:tenantFile": "tenants/nobody.yaml" });
  const error = await main().catch((thrown: unknown) => thrown);
  expect(pulumi.RunError.isInstance(error)).toBe(true);
  expect(String(error)).toMatch(
    /^Error: Nothing was declared:\n {2}There is no tenant file "tenants\/nobody\.yaml"\. [^\n]*$/,
  );
  expect(declared).toEqual([]);
});
