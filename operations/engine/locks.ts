import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { textOf } from "../files.ts";
import { type Holder, isDead } from "./holder.ts";

/**
 * Takes away each lock on a stack whose owner is proven dead, and says how many there were. Only a state in a folder of
 * this machine can be asked. A lock's file is named for its run: what is taken away can't have become another's.
 */
export function removeDeadLocks(state: string, project: string, stack: string): number {
  if (!state.startsWith("file://")) return 0;
  const folder = join(fileURLToPath(state), ".pulumi", "locks", "organization", project, stack);
  if (!existsSync(folder)) return 0;
  const dead = readdirSync(folder)
    .map((file) => join(folder, file))
    .filter((file) => wasLeft(file));
  for (const file of dead) rmSync(file, { force: true });
  return dead.length;
}

function wasLeft(file: string): boolean {
  const text = file.endsWith(".json") ? textOf(file) : undefined;
  return text !== undefined && text !== "" && isDead(JSON.parse(text) as Holder);
}

/** Who holds a stack, read from what the engine says when it finds it locked. */
export function holdersIn(words: string): Holder[] {
  return [...words.matchAll(/created by (.+)@(\S+) \(pid (\d+)\) at (\S+)/g)].map(
    ([, username = "", hostname = "", pid, timestamp = ""]) => ({ username, hostname, pid: Number(pid), timestamp }),
  );
}
