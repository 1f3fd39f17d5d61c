import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/** Who may do what with a file that is written: its owner alone unless said otherwise. */
interface Access {
  /** @default 0o600 */
  readonly mode?: number;
}

/** Gives a file this text, whole at any moment, whoever reads or writes it meanwhile; leaves it alone when it has it. */
export function replaceFile(path: string, text: string, { mode = 0o600 }: Access = {}): void {
  if (textOf(path) === text) return;
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, path);
}

/** Makes a file with this text; false, and it stays as it is, when there is one already. */
export function createFile(path: string, text: string, { mode = 0o600 }: Access = {}): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, text, { mode });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    rmSync(draft);
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

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
