import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { textOf } from "../files.ts";
import { type Holder, holderIn, isDead } from "../holder.ts";

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
  const holder = file.endsWith(".json") ? holderIn(textOf(file) ?? "") : null;
  return holder !== null && isDead(holder);
}

/** Who holds a stack, read from what the engine says, perhaps more than once, when it finds it locked. */
export function holdersIn(words: string): Holder[] {
  const said = new Map(
    [...words.matchAll(/created by (.+)@(\S+) \(pid (\d+)\) at (\S+)/g)].map((each) => [each[0], each]),
  );
  return [...said.values()].map(([, username = "", hostname = "", pid, timestamp = ""]) => {
    return { username, hostname, pid: Number(pid), timestamp };
  });
}
