import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Line, lineOf, linesFrom, writeLine } from "./lines.ts";

/** Who keeps what a journal tells. */
export interface Reader<Step> {
  apply(step: Step): void;
  /** Forgets everything: the story is told again from its beginning. */
  restart(): void;
}

/**
 * What happened, one line a transaction, in a file only its owner can read. Any number of processes write to it, and
 * none waits for another: a line has its number in the story; of two with the same number the first in the file happened
 * and the other did not, and who lost tries again on what the winner left. So there is no lock that could outlive its
 * owner. A line that a kill cut short never happened.
 */
export class Journal<Step> {
  readonly #folder: string;
  readonly #reader: Reader<Step>;
  readonly #me = randomUUID();
  #descriptor: number;
  /** Up to where the file has been read, in bytes, and which number came last. */
  #read = 0;
  #told = 0;

  /** Opens the journal of a folder, or begins one. */
  constructor(folder: string, reader: Reader<Step>) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#folder = folder;
    this.#reader = reader;
    this.#descriptor = this.#open();
  }

  /** Tells the reader what has happened since the last time. Throws when something that did happen is missing. */
  catchUp(): void {
    for (const { line, end } of linesFrom<Step>(this.#descriptor, this.#read)) {
      this.#read = end;
      if (line === null || !this.#happened(line)) continue;
      this.#told = line.n;
      if (line.moved !== undefined) {
        this.#follow(line.moved);
        return;
      }
      for (const step of line.steps ?? line.whole ?? []) this.#reader.apply(step);
    }
  }

  /** Adds a transaction to what the reader knows. False when another came first: then it did not happen. */
  append(steps: readonly Step[]): boolean {
    return this.#add({ steps });
  }

  /** Puts a shorter story in the place of what the reader knows; gives up when another writes meanwhile. */
  compact(whole: readonly Step[]): void {
    const next = `world.jsonl.${randomUUID()}`;
    writeFileSync(join(this.#folder, next), lineOf({ n: this.#told, by: this.#me, whole }), { mode: 0o600 });
    if (this.#add({ moved: next })) this.#follow(next);
    else rmSync(join(this.#folder, next));
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #add(content: Pick<Line<Step>, "steps" | "moved">): boolean {
    const n = this.#told + 1;
    writeLine(this.#descriptor, lineOf({ n, by: this.#me, ...content }));
    const first = linesFrom<Step>(this.#descriptor, this.#read).find(({ line }) => line?.n === n);
    if (first?.line?.by !== this.#me) return false;
    this.#read = first.end;
    this.#told = n;
    return true;
  }

  #happened({ n, whole }: Line<Step>): boolean {
    const next = this.#told + 1;
    if (Number.isInteger(n) && (n <= next || whole)) return n === next || whole !== undefined;
    throw new Error(
      `The simulated world in ${this.#folder} can't be read: what happened as number ${next} is missing. ` +
        "Delete .domicile, or set DOMICILE_HOME to another folder.",
    );
  }

  /** The story goes on in another file: whoever learns of it first puts that in the place of this one. */
  #follow(next: string): void {
    try {
      renameSync(join(this.#folder, next), join(this.#folder, "world.jsonl"));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
    closeSync(this.#descriptor);
    this.#descriptor = this.#open();
    this.#read = 0;
    this.#told = 0;
    this.#reader.restart();
    this.catchUp();
  }

  #open(): number {
    return openSync(join(this.#folder, "world.jsonl"), "a+", 0o600);
  }
}
