import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { destroy } from "../../operations/destroy.ts";
import { exportStack } from "../../operations/export.ts";
import type { Listener, Progress } from "../../operations/listener.ts";
import { projectRoot } from "../../operations/root.ts";
import { type DestroyResult, type PreviewResult, shapes } from "../../operations/shapes/index.ts";
import { tenants } from "../../operations/tenants.ts";
import { up } from "../../operations/up.ts";
import { accounted } from "../support/accounted.ts";
import { heldIn } from "../support/life.ts";
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

const text = readFileSync(join(projectRoot, "tenants", "almendro.yaml"), "utf8");
const almendro: Edits = [];
const withoutMonthly: Edits = [[", monthly: 12 months }", " }"]];
const shorterImports: Edits = [["folder: imports, keep: 30 days", "folder: imports, keep: 20 days"]];
const movedWindow: Edits = [['{ day: Sunday, from: "02:00"', '{ day: Saturday, from: "03:00"']];

type Edits = readonly (readonly [words: string, instead: string])[];

/** The tenant file with some words otherwise. */
function written(...edits: Edits): string {
  const file = join(folder, "almendro.yaml");
  const edited = edits.reduce((before, [words, instead]) => {
    expect(before).toContain(words);
    return before.replace(words, instead);
  }, text);
  writeFileSync(file, edited);
  return file;
}

/** Brings the file up; what it changed, as it was previewed: operation, type, name and properties. */
async function changedBy(...edits: Edits): Promise<string[]> {
  let previewed: PreviewResult | undefined;
  const confirm = async (shown: PreviewResult) => {
    previewed = shapes.preview.strict().parse(shown);
    return true;
  };
  const { outcome, changes } = await up(written(...edits), stage, { confirm });
  expect([outcome, changes]).toEqual(["succeeded", previewed?.changes]);
  return (previewed?.steps ?? []).map(({ op, urn, properties }) =>
    `${op} ${urn.split("$").at(-1)} ${properties.join(" ")}`.trim(),
  );
}

test("almendro comes up, every rule judged, and a second run changes nothing", async () => {
  const file = written(...withoutMonthly);
  const progress = progressKept();
  const first = shapes.up.strict().parse(await up(file, { ...stage, listener: progress.listener }));
  expect([first.outcome, first.error]).toEqual(["succeeded", undefined]);
  expect(first.changes).toEqual({ create: first.changes.create, update: 0, replace: 0, delete: 0, same: 0 });
  expect(progress.counts()).toEqual([first.changes.create, first.changes.create]);
  expect(first.outputs).toMatchObject({ address: "https://almendro.homes.vendor.example", region: "eu-south-2" });
  expect(first.handover?.records).toMatchObject([
    { name: "almendro.homes.vendor.example", value: first.outputs.balancerHost, purpose: "address" },
    { name: expect.stringMatching(/almendro\.homes\.vendor\.example$/), purpose: "certificate" },
    { name: "_dmarc.mail.almendro.example", purpose: "mail", zone: "customer" },
  ]);

  const second = await up(file, stage);
  expect([second.outcome, second.handover]).toEqual(["succeeded", first.handover]);
  expect(listed()).toMatchObject({ stands: "up", judged: { by: "up", open: [] } });
  expect(second.changes).toEqual({ create: 0, update: 0, replace: 0, delete: 0, same: first.changes.create });
});

test("an export is the deployment with nothing secret in the clear", async () => {
  const exported = shapes.export.parse(await exportStack("almendro", stage));
  expect(exported.version).toBe(3);
  expect(JSON.stringify(exported)).not.toContain('"plaintext"');
});

test("backups kept by the month are a schedule of their own, under a longer lock, and change nothing else", async () => {
  expect(await changedBy(...almendro)).toEqual([
    "update aws:backup/plan:Plan::almendro rules[1]",
    "replace aws:backup/vaultLockConfiguration:VaultLockConfiguration::almendro maxRetentionDays",
    "replace aws:backup/vaultLockConfiguration:VaultLockConfiguration::almendro-copy maxRetentionDays",
  ]);
});

test("a shorter term of a folder and another maintenance window change the clean-up of that bucket and when database and nodes are patched, and nothing else", async () => {
  expect(await changedBy(...shorterImports, ...movedWindow)).toEqual([
    "update aws:rds/instance:Instance::almendro backupWindow maintenanceWindow",
    ...["app-1", "app-2", "system-1", "web-1", "web-2"].map(
      (group) => `update aws:scheduler/schedule:Schedule::almendro-${group}-renewal scheduleExpression`,
    ),
    "update aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration::almendro-files rules[2].expiration.days",
  ]);
});

test("destroy removes what the locks allow, files too, and lists all that the cloud still holds", async () => {
  const file = written(...shorterImports, ...movedWindow);
  stage.file("almendro-files-220000000011", "payslips/2026-11.pdf");
  const result: DestroyResult = shapes.destroy.strict().parse(await destroy(file, stage));
  expect([result.outcome, result.error]).toEqual(["succeeded", undefined]);
  expect(result.remains.map(({ id }) => id).sort()).toEqual(await heldIn(stage));
  expect(listed()?.stands).toBe("down");
});

test("after a destroy it comes up again around what was kept, and nothing is made twice", async () => {
  const { outcome, error, changes } = await up("almendro", stage);
  expect([outcome, error]).toEqual(["succeeded", undefined]);
  expect(changes).toMatchObject({ update: 0, replace: 0, delete: 0 });
  expect(changes.create).toBeGreaterThan(changes.same);
  expect(await accounted(stage)).toEqual({ orphans: [], missing: [] });
});

/** How the tenant is listed. */
function listed() {
  return tenants({ simulate: true, home: stage.home }).tenants.find(({ tenant }) => tenant === "almendro");
}

/** Hears progress: how many things the last work announced, and how many were done. */
function progressKept(): { readonly listener: Listener; counts(): unknown } {
  const done = new Set<string>();
  let announced: number | undefined;
  const say = (_: string, steps?: number) => {
    done.clear();
    announced = steps;
  };
  const step = ({ urn, state }: Progress) => void (state === "done" && done.add(urn));
  return { listener: { say, step }, counts: () => [announced, done.size] };
}
