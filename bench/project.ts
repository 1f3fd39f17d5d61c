import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { destroy, openStage, preview, type Stage, silent, up } from "../operations/index.ts";
import { bare } from "./bare.ts";
import { root, TENANT } from "./subject.ts";
import { type Note, timed } from "./timed.ts";

/** A project of one tenant, with a simulated cloud of its own, in a folder of its own. */
export interface Project {
  /** Previews, makes, makes again and destroys the tenant; returns how many resources it has. */
  tenant(note: Note): Promise<number>;
  /** The same of a program that declares `resources` random numbers and nothing else. */
  smallest(resources: number, note: Note): Promise<void>;
  close(): void;
}

/** Lays out the project. Throws when a deed is refused or fails. */
export async function openProject(): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), "domicile-bench-"));
  layOut(folder);
  process.env.DOMICILE_HOME = join(folder, "home");
  const stage: Stage = { ...(await openStage({ simulate: true, listener: silent })), root: folder };
  await stage.engine();
  return {
    tenant: (note) => live(stage, TENANT, note),
    smallest: (resources, note) => bare(stage, resources, note),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

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

/** Puts the tenant that is measured, and all that the vendor says, into a folder. */
export function layOut(folder: string): void {
  cpSync(join(root, "platform"), join(folder, "platform"), { recursive: true });
  mkdirSync(join(folder, "tenants"));
  cpSync(join(root, "tenants", `${TENANT}.yaml`), join(folder, "tenants", `${TENANT}.yaml`));
}
