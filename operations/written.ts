import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { badInput } from "../spec/index.ts";
import { createFile, makeFolder, replaceFile, systemSays, tryFolder } from "./files.ts";

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
  checkOut(out);
  attempt(out, () => {
    makeFolder(dirname(path));
    replaceFile(path, text, READABLE);
  });
  return path;
}

/**
 * Refuses what nothing can be written to before anybody has worked for it.
 * @param out null where nobody asked
 * @throws BadInput when it is a folder, or nobody may write there
 */
export function checkOut(out: string | null): void {
  if (out === null) return;
  const path = resolve(out);
  if (isFolder(path)) throw badInput("not-written", `--out ${out} is a folder; name a file in it.`, { found: out });
  attempt(out, () => tryFolder(dirname(path)));
}

/**
 * The same of a folder that isn't there, or is empty.
 * @throws BadInput when nobody may write there
 */
export function checkOutFolder(out: string): void {
  attempt(out, () => tryFolder(dirname(resolve(out))));
}

/**
 * Writes what somebody asked for by `--out` into a new file, and says where it is.
 * @param out null where nobody asked; then nothing is written
 * @throws BadInput when something is there already, or it can't be written there
 */
export function createOut(out: string | null, text: string): string | null {
  if (out === null) return null;
  const path = resolve(out);
  const create = () => {
    makeFolder(dirname(path));
    return createFile(path, text, READABLE);
  };
  if (!attempt(out, create))
    throw badInput("not-written", `--out ${out} is there already; name a file that isn't.`, { found: out });
  return path;
}

function attempt<T>(out: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw badInput("not-written", `--out ${out} can't be written: ${systemSays(error)}.`, { found: out });
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
