import { mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { badInput } from "../spec/index.ts";
import { createFile, replaceFile } from "./files.ts";

/** A page that anybody may read. */
const READABLE = { mode: 0o644 };

/**
 * Writes what somebody asked for by `--out`, whole or not at all, and says where it is.
 * @param out null where nobody asked; then nothing is written
 * @throws BadInput when it can't be written there
 */
export function writeOut(out: string | null, text: string): string | null {
  if (out === null) return null;
  const path = resolve(out);
  if (isFolder(path)) throw badInput("not-written", `--out ${out} is a folder; name a file in it.`, { found: out });
  written(out, path, () => replaceFile(path, text, READABLE));
  return path;
}

/**
 * Writes what somebody asked for by `--out` into a new file, and says where it is.
 * @param out null where nobody asked; then nothing is written
 * @throws BadInput when something is there already, or it can't be written there
 */
export function createOut(out: string | null, text: string): string | null {
  if (out === null) return null;
  const path = resolve(out);
  if (!written(out, path, () => createFile(path, text, READABLE)))
    throw badInput("not-written", `--out ${out} is there already; name a file that isn't.`, { found: out });
  return path;
}

function written<T>(out: string, path: string, write: () => T): T {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return write();
  } catch (error) {
    throw badInput("not-written", `--out ${out} can't be written: ${(error as Error).message}`, { found: out });
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
