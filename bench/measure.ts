import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What one case took, in a process of its own. */
export interface Measured {
  /** From the start of the process to the end of its work, in milliseconds: the median of the rounds. */
  readonly ms: number;
  /** Highest memory of any round, in MB. */
  readonly peakMb: number;
  /** What the case itself has to tell, from its last round. */
  readonly told: Readonly<Record<string, number>>;
}

interface Round {
  readonly ms: number;
  readonly peakMb: number;
  readonly told: Readonly<Record<string, number>>;
}

/** Runs a case in fresh processes, one after another. Throws with what it printed when it fails. */
export function measure(name: string, options: { rounds: number; args?: readonly string[] }): Measured {
  process.stderr.write(`measuring ${[name, ...(options.args ?? [])].join(" ")} …\n`);
  const rounds = Array.from({ length: options.rounds }, () => round(name, options.args ?? []));
  const last = rounds.at(-1);
  if (last === undefined) throw new Error("at least one round is needed");
  return {
    ms: median(rounds.map(({ ms }) => ms)),
    peakMb: Math.max(...rounds.map(({ peakMb }) => peakMb)),
    told: last.told,
  };
}

function round(name: string, args: readonly string[]): Round {
  const runner = fileURLToPath(new URL("./run-case.js", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", runner, name, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`the case ${name} failed:\n${stderr}`);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
