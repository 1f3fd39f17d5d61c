import { mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { badInput } from "../spec/index.ts";
import { replaceFile } from "./files.ts";

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
  try {
    mkdirSync(dirname(path), { recursive: true });
    replaceFile(path, text, READABLE);
  } catch (error) {
    throw badInput("not-written", `--out ${out} can't be written: ${(error as Error).message}`, { found: out });
  }
  return path;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
