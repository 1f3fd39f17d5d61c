import type { z } from "zod";
import { nearest } from "../nearest.ts";
import type { Finding } from "../problem.ts";
import { visible } from "../visible.ts";
import { type Facts, factsAt } from "./facts.ts";
import type { Path } from "./sheet.ts";

export type Checked<T> =
  | { readonly value: T; readonly findings: readonly [] }
  | { readonly value: null; readonly findings: readonly Finding[] };

/** Holds a plain value against its schema; every difference becomes a finding in plain words. */
export function checkSheet<S extends z.ZodType>(schema: S, value: unknown): Checked<z.output<S>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data, findings: [] };
  const findings = parsed.error.issues.flatMap((issue) => explain(issue, schema, value));
  return { value: null, findings: withoutEchoes(findings, schema) };
}

/** A mistyped field is both unknown and missing; said once. */
function withoutEchoes(findings: readonly Finding[], schema: z.ZodType): Finding[] {
  const meant = findings.flatMap(({ path, found }) => {
    const around = path.slice(0, -1);
    const near =
      found === visible(String(path.at(-1))) ? nearest(String(path.at(-1)), factsAt(schema, around).fields) : null;
    return near ? [[...around, near].join(".")] : [];
  });
  return findings.filter(({ path, found }) => found !== null || !meant.includes(path.join(".")));
}

function explain(issue: z.core.$ZodIssue, schema: z.ZodType, root: unknown): Finding[] {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => unknownKey([...path, key], factsAt(schema, path)));
  if (issue.code === "invalid_key") return [oddKey(path, issue.issues[0]?.message ?? "another name")];
  const value = valueAt(root, path);
  const facts = factsAt(schema, path);
  if (value === undefined) return [missing(path, facts)];
  if (facts.allowed === "text" && typeof value === "number") return [unquoted(path, value)];
  const allowed = allowedAt(issue, facts);
  return [
    {
      path,
      found: show(value),
      allowed,
      say: `${name(path)} is ${quote(value)}; write ${allowed}${hint(value, facts)}.`,
    },
  ];
}

function unknownKey(path: Path, around: Facts): Finding {
  const key = String(path.at(-1));
  const near = nearest(key, around.fields);
  const found = label(key);
  const place = path.length > 1 ? ` of ${name(path.slice(0, -1))}` : "";
  const cure = near ? `Write ${near}` : "Remove it";
  const allowed = around.fields.join(", ");
  return { path, found, allowed, say: `${found} is not a field${place}. ${cure}; known are ${allowed}.` };
}

function unquoted(path: Path, value: number): Finding {
  const say = `${name(path)} is the number ${value}; put it in quotes as it is meant, such as "${value}".`;
  return { path, found: String(value), allowed: "text in quotes", say };
}

function oddKey(path: Path, allowed: string): Finding {
  return {
    path,
    found: visible(String(path.at(-1))),
    allowed,
    say: `${name(path)} can't be named so; write ${allowed}.`,
  };
}

function missing(path: Path, facts: Facts): Finding {
  const say = `${name(path)} is missing; add it${facts.meaning ? `: ${facts.meaning}` : "."}`;
  return { path, found: null, allowed: facts.allowed, say };
}

/** A schema's own words come with its issue; zod's English ones are replaced by what the schema says. */
function allowedAt(issue: z.core.$ZodIssue, facts: Facts): string {
  const own = issue.code === "custom" || issue.code === "invalid_format" || issue.code === "invalid_union";
  return own || (issue.code === "too_big" && facts.allowed === "text") ? issue.message : facts.allowed;
}

function hint(value: unknown, facts: Facts): string {
  if (typeof value !== "string") return "";
  if (facts.plain(value)) return " without quotes";
  const near = facts.values.length > 0 ? nearest(value, facts.values) : null;
  return near ? `; most likely ${near}` : "";
}

function name(path: Path): string {
  return path.length > 0 ? path.map(label).join(".") : "The file";
}

/** A step of a path as a sentence names it: in quotes when it would be lost among the words. */
function label(step: string | number): string {
  const text = visible(String(step));
  return text === "" || text !== text.trim() ? `"${text}"` : text;
}

function quote(value: unknown): string {
  return typeof value === "string" ? `"${show(value)}"` : show(value);
}

function show(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return value.length > 0 ? "a list" : "an empty list";
  if (typeof value === "object") return "a group of fields";
  return visible(String(value));
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    root,
  );
}
