import { fstatSync, readSync, writeSync } from "node:fs";

/** One line of a journal: a transaction, the whole story up to here, or that it goes on in another file. */
export interface Line<Step> {
  /** Its number in the story. */
  readonly n: number;
  /** Who wrote it. */
  readonly by: string;
  readonly steps?: readonly Step[];
  readonly whole?: readonly Step[];
  /** Name of the file that takes the place of this one. */
  readonly moved?: string;
}

export function lineOf(line: Line<unknown>): string {
  return `${JSON.stringify(line)}\n`;
}

/** Adds a line in one call of the system, which puts it at the end of the file whoever else writes. */
export function writeLine(descriptor: number, line: string): void {
  const bytes = Buffer.from(line);
  if (writeSync(descriptor, bytes) < bytes.length)
    throw new Error("The simulated world can't be kept: the disk is full.");
}

/** The lines from a position on that have an end, each with where it ends; null for one that a kill cut short. */
export function linesFrom<Step>(descriptor: number, start: number): { line: Line<Step> | null; end: number }[] {
  const bytes = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - start));
  const text = bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, start));
  const lines = [];
  for (let from = 0, to = text.indexOf("\n"); to >= 0; from = to + 1, to = text.indexOf("\n", from))
    lines.push({ line: parsed<Step>(text.toString("utf8", from, to)), end: start + to + 1 });
  return lines;
}

function parsed<Step>(text: string): Line<Step> | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
