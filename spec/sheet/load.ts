import type { z } from "zod";
import { BadInput, type Finding } from "../problem.ts";
import { checkSheet } from "./check.ts";
import { readSheet } from "./read.ts";

/** A YAML file of ours and what it must be. */
export interface Expected<S extends z.ZodType> {
  /** Where it lies. */
  readonly path: string;
  /** How messages name it. */
  readonly file: string;
  readonly schema: S;
  /** What the schema can't say. @default nothing more */
  readonly check?: (value: z.output<S>) => readonly Finding[];
}

/**
 * Reads a YAML file of ours and holds it against its schema.
 * @throws BadInput with every problem of the file, each with its line
 */
export function loadSheet<S extends z.ZodType>({ path, file, schema, check }: Expected<S>): z.output<S> {
  const sheet = readSheet(path, file);
  const checked = checkSheet(schema, sheet.value);
  const findings = checked.value === null ? checked.findings : (check?.(checked.value) ?? []);
  const inFile = (finding: Finding) => ({ ...sheet.problem(finding), say: `${file}: ${finding.say}` });
  if (findings.length > 0 || checked.value === null) throw new BadInput("bad-file", findings.map(inFile));
  return checked.value;
}
