import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/**
 * What happened, line by line, in a file only its owner can read. Each line is one mutation, whole or absent: a process
 * killed at any moment loses nothing it was told is done.
 */
export interface Journal<Step> {
  past(): readonly Step[];
  append(steps: readonly Step[]): void;
  /** Replaces the past by the shorter story that leads to the same. */
  compact(steps: readonly Step[]): void;
  close(): void;
}

/** Opens the journal of a folder; throws when another living process has it open. */
export function openJournal<Step>(folder: string): Journal<Step> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "world.jsonl");
  const release = holdAlone(join(folder, "world.lock"));
  return {
    past: () => (existsSync(file) ? readLines<Step>(readFileSync(file, "utf8")) : []),
    append: (steps) => appendFileSync(file, `${JSON.stringify(steps)}\n`, { mode: 0o600 }),
    compact: (steps) => {
      const next = `${file}.${process.pid}`;
      writeFileSync(next, steps.length === 0 ? "" : `${steps.map((step) => JSON.stringify([step])).join("\n")}\n`, {
        mode: 0o600,
      });
      chmodSync(next, 0o600);
      renameSync(next, file);
    },
    close: release,
  };
}

/** A last line without its end was never acknowledged: it did not happen. */
function readLines<Step>(text: string): Step[] {
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => JSON.parse(line) as Step[]);
}

function holdAlone(lock: string): () => void {
  const holder = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
  if (holder > 0 && isAlive(holder))
    throw new Error(
      `The simulated world in ${lock.replace(/.world\.lock$/, "")} is in use by process ${holder}. ` +
        "Wait for it to end, or set DOMICILE_HOME to another folder.",
    );
  rmSync(lock, { force: true });
  writeFileSync(lock, String(process.pid), { flag: "wx", mode: 0o600 });
  return () => rmSync(lock, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
