import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BadInput, badInput } from "../spec/index.ts";

/**
 * The files of a folder of evidence by their names. What isn't a plain file has no content of its own: it can only be one
 * too many.
 * @throws BadInput when there is no such folder
 */
export function filesIn(folder: string): ReadonlyMap<string, Uint8Array> {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return new Map(
      entries.map((entry) => [entry.name, entry.isFile() ? readFileSync(join(folder, entry.name)) : Buffer.of()]),
    );
  } catch {
    throw noBundle(folder);
  }
}

export function noBundle(folder: string): BadInput {
  return badInput("no-bundle", `${folder} is no folder of evidence as \`domicile prove\` writes it.`, {
    found: folder,
  });
}
