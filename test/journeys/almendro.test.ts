import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { destroy } from "../../operations/destroy.ts";
import { exportStack } from "../../operations/export.ts";
import { preview } from "../../operations/preview.ts";
import { projectRoot } from "../../operations/root.ts";
import { type DestroyResult, type PreviewResult, shapes } from "../../operations/shapes/index.ts";
import { up } from "../../operations/up.ts";
import { type TestStage, testStage } from "../support/stage.ts";

let stage: TestStage;
let folder: string;
beforeAll(() => {
  stage = testStage();
  folder = mkdtempSync(join(tmpdir(), "domicile-file-"));
});
afterAll(() => {
  stage.discard();
  rmSync(folder, { recursive: true });
});

/** The tenant file with one line otherwise. */
function changed(line: string, instead: string): string {
  const text = readFileSync(join(projectRoot, "tenants", "almendro.yaml"), "utf8");
  expect(text).toContain(line);
  const file = join(folder, "almendro.yaml");
  writeFileSync(file, text.replace(line, instead));
  return file;
}

const typesIn = ({ steps }: PreviewResult) => steps.map(({ op, urn }) => `${op} ${urn.split("$").at(-1)}`).sort();

test("almendro comes up, every rule judged, and a second run changes nothing", async () => {
  const first = shapes.up.strict().parse(await up("almendro", stage));
  expect([first.outcome, first.error]).toEqual(["succeeded", undefined]);
  expect(first.changes).toEqual({ create: first.changes.create, update: 0, replace: 0, delete: 0, same: 0 });
  expect(first.outputs).toMatchObject({ address: "https://almendro.homes.vendor.example", region: "eu-south-2" });

  const second = await up("almendro", stage);
  expect(second.outcome).toBe("succeeded");
  expect(second.changes).toEqual({ create: 0, update: 0, replace: 0, delete: 0, same: first.changes.create });
});

test("an export is the deployment with nothing secret in the clear", async () => {
  const exported = shapes.export.parse(await exportStack("almendro", stage));
  expect(exported.version).toBe(3);
  expect(JSON.stringify(exported)).not.toContain('"plaintext"');
});

test("a shorter term of a folder changes the clean-up of that bucket and nothing else", async () => {
  const file = changed("folder: imports, keep: 30 days", "folder: imports, keep: 20 days");
  const previewed = shapes.preview.strict().parse(await preview(file, stage));
  expect(previewed.outcome).toBe("allowed");
  expect(typesIn(previewed)).toEqual([
    "update aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration::almendro-files",
  ]);
  expect((await up(file, stage)).changes).toMatchObject({ create: 0, update: 1, replace: 0, delete: 0 });
});

test("destroy removes what the locks allow, and lists all that the cloud still holds", async () => {
  await up("almendro", stage);
  const result: DestroyResult = shapes.destroy.strict().parse(await destroy("almendro", stage));
  expect(result.outcome).toBe("succeeded");
  const held = (await stage.inventory()).filter(isTenants).map(({ type, id, settings, facts }) => {
    const instance = settings.dbInstanceIdentifier ?? facts.dbInstanceIdentifier;
    return type === "aws:rds/automatedBackup:AutomatedBackup" ? instance : id;
  });
  expect(result.remains.map(({ id }) => id).sort()).toEqual(held.sort());
});

/** Not a tenant's: the deployer's roles, and what AWS keeps in every account that has used a service. */
function isTenants({ madeBy, type }: { madeBy: string; type: string }): boolean {
  const furniture = [
    "aws:iam/role:Role",
    "aws:ec2/managedPrefixList:ManagedPrefixList",
    "aws:ec2/vpcDhcpOptions:VpcDhcpOptions",
  ];
  return madeBy === "us" || (madeBy === "aws" && !furniture.includes(type));
}
