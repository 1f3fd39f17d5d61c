import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./subject.ts";

/** A file of `cases/` and what it is run with. */
interface Case {
  readonly run: string;
  readonly args?: readonly string[];
  /** Whether Pulumi's SDK is imported whole, as a program without our start does. */
  readonly stock?: boolean;
}

/** What one case took, in processes of its own. */
export interface Measured {
  /** From the start of the process to the end of its work, in milliseconds: the median of the rounds. */
  readonly ms: number;
  /** Highest memory of any round, in MB. */
  readonly peakMb: number;
  /** What the case itself has to tell: the median of each number. */
  readonly told: Readonly<Record<string, number>>;
}

/**
 * Runs cases in fresh processes, in turns, so that whatever else the machine does falls on all of them alike.
 * Throws with what a case printed when it fails.
 */
export function measure<Name extends string>(
  cases: Readonly<Record<Name, Case>>,
  rounds: number,
): Readonly<Record<Name, Measured>> {
  const names = Object.keys(cases) as Name[];
  const taken = new Map<Name, Measured[]>(names.map((name) => [name, []]));
  for (let turn = 1; turn <= rounds; turn += 1) {
    process.stderr.write(`measuring ${names.join(", ")}: ${turn} of ${rounds} …\n`);
    for (const name of names) taken.get(name)?.push(round(cases[name]));
  }
  return Object.fromEntries([...taken].map(([name, runs]) => [name, together(runs)])) as Record<Name, Measured>;
}

function round({ run, args = [], stock = false }: Case): Measured {
  const runner = fileURLToPath(new URL("./run-case.js", import.meta.url));
  const start = stock ? [] : ["--import", join(root, "tools", "closures-on-demand.mjs")];
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", ...start, runner, run, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`the case ${run} failed:\n${stderr}`);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

function together(runs: readonly Measured[]): Measured {
  const names = Object.keys(runs[0]?.told ?? {});
  return {
    ms: median(runs.map(({ ms }) => ms)),
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
    told: Object.fromEntries(names.map((name) => [name, median(runs.map(({ told }) => told[name] ?? Number.NaN))])),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
