import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { replaceFile, textOf } from "./files.ts";
import { holderIn, isDead, thisProcess } from "./holder.ts";
import type { Home } from "./home.ts";

const NAMED = "scratch-";
const HOLDER = "holder.json";

/** A folder of this process's own. */
export interface Scratch {
  readonly folder: string;
  /** Takes it away with all that is in it. */
  close(): void;
}

/** Makes a folder for what no later run needs, and takes away those of processes that were ended by force. */
export function openScratch(home: Pick<Home, "folder">): Scratch {
  sweep(home);
  const folder = mkdtempSync(join(home.folder, NAMED));
  replaceFile(join(folder, HOLDER), JSON.stringify(thisProcess()));
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What a state seals lies in such a folder as the cloud tells it, in the open. */
function sweep({ folder }: Pick<Home, "folder">): void {
  for (const name of readdirSync(folder).filter((name) => name.startsWith(NAMED))) {
    const holder = holderIn(textOf(join(folder, name, HOLDER)) ?? "");
    if (holder && isDead(holder)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
