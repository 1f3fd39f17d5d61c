import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createFile, makeFolder, replaceFile, textOf } from "./files.ts";
import { atWork, type Holder, holderIn, isDead, thisProcess } from "./holder.ts";
import { Trouble } from "./trouble.ts";

const LOOK_AGAIN_MS = 50;

/** What one process at a time may do: ours until it is released, or somebody else's. */
export type Turn = { readonly release: () => void } | Taken;

/** A turn that somebody else has, told by a file: null when that names nobody. */
interface Taken {
  readonly holder: Holder | null;
  readonly file: string;
}

/**
 * Takes the turn that is kept in a folder, unless a process has it that isn't proven dead. Turns are numbered, a file
 * each: the last one has it until its file is empty. Who comes next makes the next file, which one process alone can do,
 * so nobody ever takes away a turn that was judged dead and meanwhile is another's.
 */
export function takeTurn(folder: string): Turn {
  makeFolder(folder, { mode: 0o700 });
  const last = lastIn(folder);
  const taken = textOf(fileOf(folder, last));
  const holder = taken ? holderIn(taken) : null;
  if (taken && !(holder && isDead(holder))) return { holder, file: fileOf(folder, last) };
  const mine = fileOf(folder, last + 1);
  if (!createFile(mine, JSON.stringify(thisProcess()))) return takeTurn(folder);
  if (lastIn(folder) !== last + 1) {
    rmSync(mine, { force: true });
    return takeTurn(folder);
  }
  for (const number of turnsIn(folder)) if (number <= last) rmSync(fileOf(folder, number), { force: true });
  return { release: () => replaceFile(mine, "") };
}

/**
 * What to say, and to do, about a turn that somebody else has.
 * @param what is being worked on
 */
export function notOurs(what: string, { holder, file }: Taken): Trouble {
  const unnamed =
    `Somebody may be at work on ${what}: ${file} says so, and not who, as after a machine went down. ` +
    "If you know that nobody is, delete it.";
  return new Trouble("locked", [holder ? atWork(what, holder, `delete ${file}`) : unnamed]);
}

/**
 * Does something to a tenant in its turn, after others have.
 * @param patience how long one other may take, in milliseconds
 * @throws Trouble `locked` when it takes longer: it may be on a machine that is no more
 */
export async function inTurn<T>(folder: string, tenant: string, use: () => Promise<T>, patience = 60_000): Promise<T> {
  let [file, until] = ["", 0];
  for (;;) {
    const turn = takeTurn(folder);
    if ("release" in turn) return use().finally(turn.release);
    if (turn.file !== file) [file, until] = [turn.file, Date.now() + patience];
    if (Date.now() >= until) throw notOurs(tenant, turn);
    await setTimeout(LOOK_AGAIN_MS);
  }
}

function turnsIn(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function lastIn(folder: string): number {
  return Math.max(0, ...turnsIn(folder));
}

function fileOf(folder: string, turn: number): string {
  return join(folder, String(turn));
}
