import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of this checkout, whether the code runs from its sources or compiled: the nearest one above that is ours. */
export const projectRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Domicile's own version, as its package says it. */
export const version: string = manifestIn(projectRoot)?.version ?? "";

function findRoot(folder: string): string {
  if (manifestIn(folder)?.name === "domicile") return folder;
  if (dirname(folder) === folder) throw new Error("Domicile's own package.json is missing above its code.");
  return findRoot(dirname(folder));
}

function manifestIn(folder: string): { readonly name: string; readonly version: string } | null {
  const manifest = join(folder, "package.json");
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : null;
}
