import { existsSync, readFileSync } from "node:fs";
import type { z } from "zod";
import { type Expected, loadSheet } from "./load.ts";

/**
 * Reads a table of the program's own, as `loadSheet` does. The compiled program has each as JSON too, which is read in
 * a fraction of the time; whatever is wrong with a table is told of its YAML, which has lines.
 * @throws BadInput with every problem of the file, each with its line
 */
export function loadTable<S extends z.ZodType>(expected: Expected<S>): z.output<S> {
  const compiled = `${expected.path}.json`;
  if (!existsSync(compiled)) return loadSheet(expected);
  const { data, success } = expected.schema.safeParse(JSON.parse(readFileSync(compiled, "utf8")));
  const isRight = success && (expected.check?.(data) ?? []).length === 0;
  return isRight ? data : loadSheet(expected);
}
