import { randomUUID } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { createFile, makeFolder, textOf } from "../files.ts";
import type { Home } from "../home.ts";

const keptShape = z.object({
  id: z.string(),
  version: z.int(),
  at: z.string(),
  tenant: z.string().nullable(),
  base: z.string().nullable(),
  draft: z.record(z.string(), z.unknown()),
});

/** What somebody has written of a tenant and not saved yet. */
export type KeptDraft = Readonly<z.output<typeof keptShape>>;

/** What is kept: `tenant` is the one whose file it changes, with that file's digest as `base`; null for a new one. */
export type Written = Pick<KeptDraft, "tenant" | "base" | "draft">;

/** What came of keeping: the draft, and what somebody else has written on the same one meanwhile, which stays as it is. */
interface Kept {
  readonly kept: KeptDraft;
  readonly other: KeptDraft | null;
}

/** The drafts of a checkout, in the terminal and at the desk alike; several may write at once. */
export interface Drafts {
  /** Newest first; what can't be read is left out. */
  all(): KeptDraft[];
  /** Null when there is none of this id. */
  get(id: string): KeptDraft | null;
  /**
   * Keeps what was written.
   * @param seen the version that it was written on; null begins a draft. When that is no longer the newest, this is kept
   * as a draft of its own.
   */
  keep(seen: Pick<KeptDraft, "id" | "version"> | null, written: Written): Kept;
  drop(id: string): void;
}

const FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,9})\.json$/;

/**
 * Opens the drafts in `.domicile/drafts/`, which only their owner can read. Every version is a file that comes whole or not
 * at all and never changes, so that a process may be killed at any moment and two may write at once.
 */
export function openDrafts({ folder: home }: Pick<Home, "folder">): Drafts {
  const folder = join(home, "drafts");
  makeFolder(folder, { mode: 0o700 });
  const fileOf = (id: string, version: number) => join(folder, `${id}.${version}.json`);
  const newest = (id: string) => {
    const versions = versionsIn(folder).get(id);
    return versions ? read(fileOf(id, Math.max(...versions))) : null;
  };

  function write(draft: KeptDraft): KeptDraft | null {
    if (!createFile(fileOf(draft.id, draft.version), `${JSON.stringify(draft)}\n`)) return null;
    const others = (versionsIn(folder).get(draft.id) ?? []).filter((version) => version !== draft.version);
    if (others.some((version) => version > draft.version)) return null;
    for (const version of others) rmSync(fileOf(draft.id, version), { force: true });
    return draft;
  }

  return {
    get: newest,
    all: () =>
      [...versionsIn(folder)]
        .flatMap(([id, versions]) => read(fileOf(id, Math.max(...versions))) ?? [])
        .sort((one, other) => other.at.localeCompare(one.at)),
    keep(seen, written) {
      const at = new Date().toISOString();
      const now = seen && newest(seen.id);
      const next = now && now.version === seen.version && write({ ...now, ...written, version: now.version + 1, at });
      if (next) return { kept: next, other: null };
      const kept = { ...written, id: randomUUID(), version: 1, at };
      write(kept);
      return { kept, other: seen && newest(seen.id) };
    },
    drop(id) {
      for (const version of versionsIn(folder).get(id) ?? []) rmSync(fileOf(id, version), { force: true });
    },
  };
}

/** The versions of each draft. */
function versionsIn(folder: string): ReadonlyMap<string, readonly number[]> {
  const versions = new Map<string, number[]>();
  for (const name of readdirSync(folder)) {
    const [, id, version] = FILE.exec(name) ?? [];
    if (id !== undefined) versions.set(id, [...(versions.get(id) ?? []), Number(version)]);
  }
  return versions;
}

function read(file: string): KeptDraft | null {
  try {
    return keptShape.parse(JSON.parse(textOf(file) ?? ""));
  } catch {
    return null;
  }
}
