import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Home, openHome } from "../../operations/home.ts";
import { takeOrder } from "../../operations/order.ts";
import { openRecords } from "../../operations/records.ts";
import { rememberBegun, rememberStanding } from "../../operations/remember.ts";
import { shapes, type TenantRow } from "../../operations/shapes/index.ts";
import { tenants } from "../../operations/tenants.ts";
import { fingerprint } from "../../spec/index.ts";

let root: string;
let home: Home;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "domicile-"));
  home = openHome(root, {});
  for (const folder of ["tenants", "platform"]) cpSync(folder, join(root, folder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const listed = () => shapes.tenants.strict().parse(tenants({ simulate: true, root, home }));
const row = (name: string) => listed().tenants.find(({ tenant }) => tenant === name) as TenantRow;
const fileOf = (name: string) => join(root, "tenants", `${name}.yaml`);

function edit(name: string, words: string, instead: string): void {
  const text = readFileSync(fileOf(name), "utf8");
  expect(text).toContain(words);
  writeFileSync(fileOf(name), text.replace(words, instead));
}

const OPEN = [{ rule: "every-volume-tenant-cmk", outcome: "fail", resource: "urn:x" }];

/** What a run on the tenant's file as it is now would remember. */
const judged = (name: string, open = OPEN) =>
  ({ at: "2026-11-22T06:00:00.000Z", by: "up", file: fingerprint(fileOf(name)), open }) as const;

test("every file is a row, sorted, with where the law places it", () => {
  expect(listed().tenants.map(({ tenant, placement }) => [tenant, placement?.region])).toEqual([
    ["almendro", "eu-south-2"],
    ["cedar-hollow", "us-east-1"],
    ["fjordbevegelse", "eu-west-1"],
    ["kade", "eu-central-1"],
    ["little-acorn", "us-east-1"],
  ]);
});

test("a broken file is one row with its first problem and where it stands, and ends nothing", () => {
  edit("almendro", "hardware: dedicated", "hardware: shiny");
  edit("almendro", "users: 640", "users: many");
  writeFileSync(fileOf("aaa"), "&a [*a");
  expect(listed().tenants).toHaveLength(6);
  expect(row("almendro")).toMatchObject({ placement: null, problem: { kind: "wrong", line: 13, more: 1 } });
  expect(row("almendro").problem?.say).toContain("size.users");
  expect(row("aaa").problem?.kind).toBe("wrong");
  expect(row("kade").problem).toBeNull();
});

test("a wish that the law refuses is said as such", () => {
  edit("almendro", "data: in-country", "data: US");
  expect(row("almendro").problem).toMatchObject({ kind: "refused", say: expect.stringContaining("United States") });
});

test("a project without tenants has an empty list", () => {
  rmSync(join(root, "tenants"), { recursive: true });
  expect(listed().tenants).toEqual([]);
});

test("a tenant whose run is ended by force is partly up, until a run on it ends", () => {
  const records = openRecords(home, "simulated");
  const { placed } = takeOrder(root, "kade") as Extract<ReturnType<typeof takeOrder>, { placed: unknown }>;
  rememberBegun({ records }, placed);
  expect(row("kade").stands).toBe("partly");
  rememberStanding({ records }, placed, "succeeded", "up");
  expect(row("kade").stands).toBe("up");
});

test("what the last runs found is remembered for each world by itself, in files of their owner's only", () => {
  const records = openRecords(home, "simulated");
  expect(row("kade")).toMatchObject({ stands: "unknown", judged: null });
  records.keep("kade", { stands: "up" });
  records.keep("kade", { judged: judged("kade") });
  const { at, by } = judged("kade");
  expect(row("kade")).toMatchObject({ stands: "up", judged: { at, by, open: OPEN, current: true } });
  expect(tenants({ simulate: false, root, home }).tenants.every(({ stands }) => stands === "unknown")).toBe(true);
  const folder = join(home.folder, "records", "simulated");
  expect(readdirSync(folder)).toEqual(["kade.json"]);
  expect(statSync(join(folder, "kade.json")).mode & 0o777).toBe(0o600);
});

test("a judgement is told apart from one of the file as it is now", () => {
  openRecords(home, "simulated").keep("kade", { judged: judged("kade") });
  edit("kade", "domicile: 1", "domicile: 1 # looked at again");
  expect(row("kade").judged?.current).toBe(false);
});

test("a record that can't be read is none", () => {
  const folder = join(home.folder, "records", "simulated");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "kade.json"), '{"format":1,"stands":"flying"');
  expect(row("kade")).toMatchObject({ stands: "unknown", judged: null });
});
