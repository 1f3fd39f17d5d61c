// Writes every file that is written from the code anew. `npm run fix`; test/tools/generated holds them to it.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generatedFiles } from "./generated.ts";
import { misused } from "./usage.ts";

if (process.argv.length > 2) misused("Nothing is written. It takes no words: all that is written from the code is.");

const root = join(import.meta.dirname, "..");

for (const [file, text] of await generatedFiles()) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
