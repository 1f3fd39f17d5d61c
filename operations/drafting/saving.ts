import { lstatSync } from "node:fs";
import { dirname, join } from "node:path";
import { type BadInput, badInput, readSheet, sha256, tenantNames, tenantSchema } from "../../spec/index.ts";
import { createFile, makeFolder, replaceFile, textOf } from "../files.ts";
import { inTurn } from "../turn.ts";
import type { Draft } from "./draft.ts";

/** A tenant file as it lies there. */
export interface SavedTenant {
  readonly text: string;
  /** SHA-256 of the text: what another writer's file is told by. */
  readonly digest: string;
  /** What it says, without the version of its format. */
  readonly draft: Draft;
}

/** What came of saving: the file's digest, or what somebody else has saved there meanwhile. */
export type Saving = { readonly digest: string } | { readonly newer: SavedTenant | null };

/** What may be written, and by git's standards read by everybody. */
const MODE = { mode: 0o644 };

/**
 * Reads the file of a tenant by its bare name; null when there is none.
 * @throws BadInput when it can't be read, or is no ordinary file in `tenants/`
 */
export function savedTenant(root: string, name: string): SavedTenant | null {
  if (!tenantNames(root).includes(name)) return null;
  const { written: text, value } = readSheet(pathOf(root, name), `tenants/${name}.yaml`);
  const { domicile: _, ...draft } = value as Record<string, unknown>;
  return { text, digest: sha256(text), draft };
}

/**
 * Writes the file of a tenant: a new one where there is none, or in place of exactly the one that was seen.
 * @param base digest of the file that this one comes from; null for a new tenant, whose file must not be there
 * @throws BadInput when the name is no tenant's, or what lies there is no ordinary file; Trouble `locked` when another
 * process has been saving it for a minute
 */
export async function saveTenant(
  root: string,
  name: string,
  { text, base }: { readonly text: string; readonly base: string | null },
): Promise<Saving> {
  const path = pathOf(root, name);
  makeFolder(dirname(path));
  const saved = base === null ? createFile(path, text, MODE) : await replaced(root, name, { text, base });
  return saved ? { digest: sha256(text) } : { newer: savedTenant(root, name) };
}

/** Looking and writing are one step: of all processes that save this tenant one is in between at a time. */
function replaced(root: string, name: string, { text, base }: { text: string; base: string }): Promise<boolean> {
  return inTurn(join(root, ".domicile", "saving", name), name, async () => {
    const path = pathOf(root, name);
    if (sha256(textOf(path) ?? "") !== base) return false;
    replaceFile(path, text, MODE);
    return true;
  });
}

function pathOf(root: string, name: string): string {
  if (!tenantSchema.shape.name.safeParse(name).success) throw refused(name, "is no name of a tenant");
  const path = join(root, "tenants", `${name}.yaml`);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats && !stats.isFile()) throw refused(`tenants/${name}.yaml`, "is no ordinary file; put the file itself there");
  return path;
}

function refused(what: string, why: string): BadInput {
  return badInput("no-such-tenant", `${what} ${why}.`, { found: what });
}
