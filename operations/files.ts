import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Who may do what with a file that is written: its owner alone unless said otherwise. */
interface Access {
  /** @default 0o600 */
  readonly mode?: number;
}

/**
 * Gives a file this text, whole at any moment, whoever reads or writes it meanwhile and should the machine go down;
 * leaves it alone when it has it.
 */
export function replaceFile(path: string, text: string, access: Access = {}): void {
  if (textOf(path) === text) return;
  drafted(path, text, access, (draft) => renameSync(draft, path));
}

/** Makes a file with this text; false, and it stays as it is, when there is one already. */
export function createFile(path: string, text: string, access: Access = {}): boolean {
  return drafted(path, text, access, (draft) => {
    try {
      linkSync(draft, path);
      return true;
    } catch (error) {
      if (isCode(error, "EEXIST")) return false;
      throw error;
    }
  });
}

/**
 * Makes a folder, and those above it that are missing. Node's own way goes round for ever where the system says that
 * there is no such thing though there is, as below `/proc`.
 */
export function makeFolder(path: string, { mode = 0o777 }: Access = {}): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (!existsSync(dirname(path))) makeFolder(dirname(path), { mode });
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if (!isCode(error, "EEXIST") || !statSync(path).isDirectory()) throw error;
  }
}

/** Writes an empty file into a folder, or the nearest above it that is there, and takes it away: throws where nobody may. */
export function tryFolder(path: string): void {
  if (!existsSync(path) && dirname(path) !== path) tryFolder(dirname(path));
  else drafted(join(path, ".domicile"), "", {}, () => {});
}

/** Writes a draft beside a file down to the disk and has it put in its place; whatever happens, no draft stays. */
function drafted<T>(path: string, text: string, { mode = 0o600 }: Access, put: (draft: string) => T): T {
  const draft = `${path}.${randomUUID()}`;
  try {
    writeFileSync(draft, text, { mode, flush: true });
    const done = put(draft);
    flushFolder(dirname(path));
    return done;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Has the disk keep which files a folder has; a file system that doesn't know how keeps them as it does. */
function flushFolder(folder: string): void {
  const open = openSync(folder, "r");
  try {
    fsyncSync(open);
  } catch (error) {
    if (!isCode(error, "EINVAL") && !isCode(error, "ENOTSUP")) throw error;
  } finally {
    closeSync(open);
  }
}

/** What a file says; undefined when there is none. */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** What the system says in words, such as "not a directory": without its code, the call and the path, perhaps a draft's. */
export function systemSays(error: unknown): string {
  const [says = ""] = (error as Error).message.split(", ");
  return says.replace(/^[A-Z]+: /, "");
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
