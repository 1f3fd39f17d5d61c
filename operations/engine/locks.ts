import { existsSync, readdirSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Who holds a stack in a state that lies on this machine, as the engine wrote it down. */
interface Holder {
  readonly pid: number;
  readonly hostname: string;
}

/**
 * True when every lock on the stack was left by a process of this machine that is gone. Only a state in a folder can
 * be asked; of any other the answer is no.
 */
export function lockIsStale(state: string, project: string, stack: string): boolean {
  if (!state.startsWith("file://")) return false;
  const folder = join(fileURLToPath(state), ".pulumi", "locks", "organization", project, stack);
  if (!existsSync(folder)) return false;
  const holders = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Holder);
  return holders.length > 0 && holders.every((holder) => holder.hostname === hostname() && !isAlive(holder.pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
