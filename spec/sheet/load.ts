import type { z } from "zod";
import { BadInput, type Finding } from "../problem.ts";
import { checkSheet } from "./check.ts";
import { readBytes, sheetOf } from "./read.ts";

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

/** What a file held when it was last read. */
interface Kept {
  readonly bytes: Buffer;
  readonly value: unknown;
}

/** By schema and place: the vendor's files are read for each tenant and at each letter at the desk, and rarely change. */
const kept = new WeakMap<z.ZodType, Map<string, Kept>>();

/**
 * Reads a YAML file of ours and holds it against its schema. Nobody may change what it returns: a file that is as it was
 * comes to the same value.
 * @throws BadInput with every problem of the file, each with its line
 */
export function loadSheet<S extends z.ZodType>(expected: Expected<S>): z.output<S> {
  const { path, file, schema, check } = expected;
  const bytes = readBytes(path, file);
  const ofSchema = kept.get(schema) ?? new Map<string, Kept>();
  const before = ofSchema.get(path);
  const known = before?.bytes.equals(bytes) ? (before.value as z.output<S>) : null;
  if (known !== null && (check?.(known) ?? []).length === 0) return known;
  const value = frozen(checked(bytes, expected));
  kept.set(schema, ofSchema.set(path, { bytes, value }));
  return value;
}

function checked<S extends z.ZodType>(bytes: Buffer, { file, schema, check }: Expected<S>): z.output<S> {
  const sheet = sheetOf(bytes, file);
  const { value, findings: wrong } = checkSheet(schema, sheet.value);
  const findings = value === null ? wrong : (check?.(value) ?? []);
  const inFile = (finding: Finding) => ({ ...sheet.problem(finding), say: `${file}: ${finding.say}` });
  if (findings.length > 0 || value === null) throw new BadInput("bad-file", findings.map(inFile));
  return value;
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
