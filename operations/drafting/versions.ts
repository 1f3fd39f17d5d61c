import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { createFile, textOf } from "../files.ts";
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

/** What a draft is begun with. */
type Begun = Pick<KeptDraft, "tenant" | "base" | "draft">;

/** The drafts of a checkout that several may write at once, each version a file that only its owner can read. */
export interface VersionedDrafts {
  /** Newest first; what can't be read is left out. */
  all(): KeptDraft[];
  /** Null when there is none of this id. */
  get(id: string): KeptDraft | null;
  /**
   * Begins one.
   * @param begun `tenant` is the one whose file it changes, with the digest of that file as `base`; null for a new one
   */
  begin(begun: Begun): KeptDraft;
  /** Keeps what was written on top of a version; when somebody has written meanwhile it stays as that person left it. */
  keep(seen: KeptDraft, draft: KeptDraft["draft"]): { readonly kept: KeptDraft } | { readonly newer: KeptDraft | null };
  drop(id: string): void;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FILE = /^([0-9a-f-]{36})\.(\d{1,9})\.json$/;

/**
 * Opens the drafts in `.domicile/drafts/`. Every version is a file that comes whole or not at all and never changes, so
 * that a process may be killed at any moment and two may write at once.
 */
export function openVersioned(home: Pick<Home, "folder">): VersionedDrafts {
  const folder = join(home.folder, "drafts");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const versions = (id: string) => versionsOf(folder, id);
  const read = (id: string, version: number) => parsed(textOf(fileOf(folder, id, version)));

  function get(id: string): KeptDraft | null {
    const version = ID.test(id) ? versions(id).at(-1) : undefined;
    return version === undefined ? null : read(id, version);
  }

  function write(draft: KeptDraft): boolean {
    if (!createFile(fileOf(folder, draft.id, draft.version), `${JSON.stringify(draft)}\n`)) return false;
    const others = versions(draft.id).filter((version) => version !== draft.version);
    if (others.some((version) => version > draft.version)) return false;
    for (const version of others) rmSync(fileOf(folder, draft.id, version), { force: true });
    return true;
  }

  return {
    get,
    all: () =>
      idsIn(folder)
        .flatMap((id) => get(id) ?? [])
        .sort(newestFirst),
    begin(begun) {
      const draft = { ...begun, id: randomUUID(), version: 1, at: new Date().toISOString() };
      write(draft);
      return draft;
    },
    keep(seen, draft) {
      const now = get(seen.id);
      if (now?.version !== seen.version) return { newer: now };
      const kept = { ...now, draft, version: now.version + 1, at: new Date().toISOString() };
      return write(kept) ? { kept } : { newer: get(seen.id) };
    },
    drop(id) {
      if (ID.test(id)) for (const version of versions(id)) rmSync(fileOf(folder, id, version), { force: true });
    },
  };
}

function fileOf(folder: string, id: string, version: number): string {
  return join(folder, `${id}.${version}.json`);
}

function idsIn(folder: string): string[] {
  return [...new Set(readdirSync(folder).flatMap((name) => FILE.exec(name)?.[1] ?? []))];
}

function versionsOf(folder: string, id: string): number[] {
  const found = readdirSync(folder).map((name) => FILE.exec(name));
  return found.flatMap((each) => (each?.[1] === id ? Number(each[2]) : [])).sort((one, other) => one - other);
}

function parsed(text: string | undefined): KeptDraft | null {
  try {
    return keptShape.parse(JSON.parse(text ?? ""));
  } catch {
    return null;
  }
}

function newestFirst(one: KeptDraft, other: KeptDraft): number {
  return other.at.localeCompare(one.at);
}
