import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type BadInput, badInput } from "../spec/index.ts";
import { makeFolder } from "./files.ts";
import type { Home } from "./home.ts";
import { checkOutFolder, writing } from "./written.ts";

/** The folder that one run's evidence goes into. */
export interface EvidenceFolder {
  /**
   * Writes all of these files or none, and says where they are.
   * @throws BadInput when it can't be written there, or another run was faster
   */
  fill(files: ReadonlyMap<string, string>): string;
}

/**
 * The folder that somebody asked for by `--out`, else one of this checkout's own that nothing was written into yet.
 * @throws BadInput when what was asked for isn't new or empty, or nobody may write there
 */
export function evidenceFolder(home: Pick<Home, "folder">, out: string | undefined, name: string): EvidenceFolder {
  if (out !== undefined) return asked(out);
  const own = join(home.folder, "evidence");
  return {
    fill: (files) => {
      for (let number = 1; number <= MOST; number++) {
        const path = join(own, number === 1 ? name : `${name}-${number}`);
        if (!existsSync(path) && fill(path, path, files)) return path;
      }
      throw badInput("not-empty", `${own} has a thousand of ${name}: take some away.`);
    },
  };
}

/** How many runs of one tenant and day are kept apart by a number. */
const MOST = 1000;

function asked(out: string): EvidenceFolder {
  const path = resolve(out);
  if (existsSync(path) && !isEmpty(path)) throw notEmpty(out);
  checkOutFolder(out);
  return {
    fill: (files) => {
      if (!fill(path, `--out ${out}`, files)) throw notEmpty(out);
      return path;
    },
  };
}

function notEmpty(out: string): BadInput {
  return badInput("not-empty", `--out ${out} is no empty folder; name one that is new or empty.`, { found: out });
}

function isEmpty(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch {
    return false;
  }
}

/** Whole or not at all: false, and it stays as it is, when something is in it by now. */
function fill(path: string, said: string, files: ReadonlyMap<string, string>): boolean {
  const draft = `${path}.${randomUUID()}`;
  return writing(said, path, () => {
    try {
      makeFolder(draft);
      for (const [name, text] of files) writeFileSync(join(draft, name), text);
      return taken(draft, path);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  });
}

/** What the system says when something lies in a folder already. */
const FULL = ["ENOTEMPTY", "EEXIST"];

function taken(draft: string, path: string): boolean {
  try {
    renameSync(draft, path);
    return true;
  } catch (error) {
    if (FULL.includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}
