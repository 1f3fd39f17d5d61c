import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../files.ts";
import { userFolder } from "../user-folder.ts";

/** Folder of this user in which engines are kept. */
export function engineCache(environment: NodeJS.ProcessEnv): string {
  return join(userFolder("XDG_CACHE_HOME", environment), "engine");
}

/** The engine's binary below its root. */
export function binaryIn(root: string): string {
  return join(root, "bin", "pulumi");
}

/**
 * Keeps under `root` what `fill` puts into a draft folder: all of it or nothing. Two processes may do so at once;
 * the first to finish wins and the other takes what is there.
 */
export async function keep(root: string, fill: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${root}.${randomUUID()}`;
  try {
    makeFolder(join(draft, "bin"));
    await fill(draft);
    await rename(draft, root).catch((error) => {
      if (!existsSync(binaryIn(root))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
