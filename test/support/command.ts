import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "../../operations/root.ts";
import type { TestStage } from "./stage.ts";

/** How a command ended. */
export interface Ended {
  readonly pid: number;
  readonly code: number | null;
  // biome-ignore lint/suspicious/noExplicitAny: each command prints its own document
  readonly document: any;
  /** What it said beside its answer. */
  readonly beside: string;
}

/** Runs a command with --json as a process of its own, in a stage's home. */
export async function command(stage: TestStage, words: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(projectRoot, "bin", "domicile.mjs"), ...words, "--json"], {
    env: { ...process.env, DOMICILE_HOME: stage.home.folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { answer: "", beside: "" };
  child.stdout.on("data", (chunk) => {
    said.answer += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said.beside += chunk;
  });
  const [code] = await once(child, "close");
  return { pid: child.pid ?? Number.NaN, code, document: JSON.parse(said.answer), beside: said.beside };
}
