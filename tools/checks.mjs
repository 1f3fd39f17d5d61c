// What is checked beside the tests: `npm run static`. As many run at a time as there are cores; what each prints comes out in
// one piece when it has ended, and one that fails fails the whole.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { text } from "node:stream/consumers";

/** The longest first: then the cores come to an end together. */
const waiting = ["tsc", "biome check --error-on-warnings .", "knip", "tsx tools/sizes.ts"];

await Promise.all(Array.from({ length: availableParallelism() }, inTurn));

async function inTurn() {
  for (let command = waiting.shift(); command !== undefined; command = waiting.shift()) await check(command);
}

async function check(command) {
  const began = performance.now();
  const child = spawn(`${command} 2>&1`, { shell: true, stdio: ["ignore", "pipe", "inherit"] });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, "close")]);
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(`${code === 0 ? "✓" : "✗"} ${command} (${seconds} s)\n${said}`);
  if (code !== 0) process.exitCode = 1;
}
