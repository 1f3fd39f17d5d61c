import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { destroy, openStage, preview, type Stage, up } from "../operations/index.ts";
import { bare } from "./bare.ts";
import { root, TENANT } from "./subject.ts";
import { type Note, timed } from "./timed.ts";

/** A project of the same tenant under several names, with a simulated cloud of its own, in a folder of its own. */
export interface Project {
  /** Previews, makes, makes again and destroys a tenant; returns how many resources it has. */
  tenant(name: string, note: Note): Promise<number>;
  /** The same of a program that declares `resources` random numbers and nothing else. */
  smallest(resources: number, note: Note): Promise<void>;
  bringUp(name: string): Promise<void>;
  close(): void;
}

/** Lays out the project. Throws when a deed is refused or fails. */
export async function openProject(names: readonly string[]): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), "domicile-bench-"));
  layOut(folder, names);
  process.env.DOMICILE_HOME = join(folder, "home");
  const stage: Stage = { ...(await openStage({ simulate: true, listener: silent })), root: folder };
  await stage.engine();
  return {
    tenant: (name, note) => live(stage, name, note),
    smallest: (resources, note) => bare(stage, resources, note),
    bringUp: async (name) => succeed(await up(name, stage)),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const silent = { say() {}, step() {} };

async function live(stage: Stage, name: string, note: Note): Promise<number> {
  const { changes } = await timed("preview and judge", note, () => preview(name, stage));
  succeed(await timed("up, previewed and judged", note, () => up(name, stage)));
  succeed(await timed("up again, nothing to change", note, () => up(name, stage)));
  succeed(await timed("destroy", note, () => destroy(name, stage)));
  return changes.create;
}

function succeed({ outcome, tenant }: { outcome: string; tenant: string }): void {
  if (outcome !== "succeeded") throw new Error(`a deed on ${tenant} ended as ${outcome}`);
}

function layOut(folder: string, names: readonly string[]): void {
  mkdirSync(join(folder, "tenants"));
  cpSync(join(root, "platform"), join(folder, "platform"), { recursive: true });
  const tenant = readFileSync(join(root, "tenants", `${TENANT}.yaml`), "utf8");
  for (const name of names)
    writeFileSync(join(folder, "tenants", `${name}.yaml`), tenant.replace(/^name: .*$/m, `name: ${name}`));
  const file = join(folder, "platform", "platform.yaml");
  const platform = parse(readFileSync(file, "utf8"));
  const accounts = names.map((name, index) => [name, accountsOf(index, platform.tenants[TENANT])]);
  writeFileSync(file, stringify({ ...platform, tenants: Object.fromEntries(accounts) }));
}

/** Accounts of a tenant's own, as a dedicated home demands. */
function accountsOf(index: number, like: object): object {
  const number = (first: number) => String(first * 10 ** 11 + index);
  return { ...like, tenant: number(5), backup: number(6) };
}
