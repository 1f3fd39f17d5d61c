import { createRequire } from "node:module";
import { join } from "node:path";
import { replaceFile } from "../files.ts";
import type { Engine } from "./engine.ts";
import { executables } from "./find.ts";

const ANALYZER = "pulumi-analyzer-policy-nodejs";

/**
 * Folders to put before PATH of the engine so that it can boot policy packs: its own distribution's, or else `bin`
 * with a small program written there that starts the runner of the installed SDK.
 */
export function analyzerPath(engine: Engine, bin: string, path: string | undefined): string[] {
  if (executables(ANALYZER, engine.folder).length > 0) return [engine.folder];
  if (executables(ANALYZER, path).length > 0) return [engine.folder];
  const file = join(bin, ANALYZER);
  const runner = createRequire(import.meta.url).resolve("@pulumi/pulumi/cmd/run-policy-pack/index.js");
  const text = `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(runner)} "$1" "$2"\n`;
  replaceFile(file, text, { mode: 0o700 });
  return [bin, engine.folder];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
