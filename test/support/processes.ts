import { execFileSync } from "node:child_process";

/** All that a process has started and that still runs, and what that has started. */
export function startedBy(pid: number, all = processes()): number[] {
  return all.filter(({ parent }) => parent === pid).flatMap((child) => [child.pid, ...startedBy(child.pid, all)]);
}

/** Those that still run. */
export function running(pids: readonly number[]): number[] {
  return processes()
    .map(({ pid }) => pid)
    .filter((pid) => pids.includes(pid));
}

interface Process {
  readonly pid: number;
  readonly parent: number;
}

/** What is dead and has only not been taken note of doesn't run. */
function processes(): Process[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat="], { encoding: "utf8" }).trim().split("\n");
  const rows = lines.map((line) => line.trim().split(/\s+/)).filter(([, , state = ""]) => !state.startsWith("Z"));
  return rows.map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}
