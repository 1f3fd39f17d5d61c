import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { badInput } from "../spec/index.ts";
import { createFile, makeFolder, replaceFile, systemSays, textOf, tryFolder } from "./files.ts";

/** A page that anybody may read. */
const READABLE = { mode: 0o644 };

/**
 * Writes what somebody asked for by `--out`, whole or not at all, and says where it is.
 * @param out null where nobody asked; then nothing is written
 * @throws BadInput when it can't be written there
 */
export function writeOut(out: string | null, text: string): string | null {
  if (out === null) return null;
  const path = fileAt(out);
  asked(out, () => {
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
  const path = fileAt(out);
  asked(out, () => tryFolder(dirname(path)));
}

/**
 * The same of a folder that isn't there, or is empty.
 * @throws BadInput when nobody may write there
 */
export function checkOutFolder(out: string): void {
  asked(out, () => tryFolder(dirname(resolve(out))));
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
  if (!asked(out, create))
    throw badInput("not-written", `--out ${out} is there already; name a file that isn't.`, { found: out });
  return path;
}

/**
 * Puts a text in the place of the one that somebody saw, and said yes to.
 * @param file how people know it
 * @throws BadInput when it says something else by now, or can't be written
 */
export function replaceSeen(path: string, file: string, { seen, text }: { seen: string; text: string }): void {
  if (textOf(path) !== seen)
    throw badInput("not-written", `${file} was changed meanwhile, and stays as it is now: run again.`, { file });
  writing(file, file, () => replaceFile(path, text, READABLE));
}

/**
 * Writes something, and tells in words where that can't be.
 * @param what it is, as people know it
 * @param found what is at fault
 * @throws BadInput where the system refuses
 */
export function writing<T>(what: string, found: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw badInput("not-written", `${what} can't be written: ${systemSays(error)}.`, { found });
  }
}

const asked = <T>(out: string, write: () => T): T => writing(`--out ${out}`, out, write);

/** Where a file was asked for. Throws where a folder is. */
function fileAt(out: string): string {
  const path = resolve(out);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw badInput("not-written", `--out ${out} is a folder; name a file in it.`, { found: out });
  return path;
}
