import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";

/** A policy pack started as the engine starts it, until it prints the port on which it answers. */
export function run(folder: string): Promise<Record<string, number>> {
  const runner = createRequire(import.meta.url).resolve("@pulumi/pulumi/cmd/run-policy-pack/index.js");
  const started = performance.now();
  // It would dial back to an engine only when it is asked to judge.
  const pack = spawn(process.execPath, [runner, "127.0.0.1:1", join(process.cwd(), folder)]);
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    pack.stderr.on("data", (text) => said.push(String(text)));
    pack.once("exit", () => reject(new Error(`the pack ended by itself: ${said.join("")}`)));
    pack.stdout.once("data", () => {
      resolve({ boot: performance.now() - started });
      pack.kill();
    });
  });
}
