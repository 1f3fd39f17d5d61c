import { z } from "zod";
import type { Path } from "./sheet.ts";

/** What a schema says about one field. */
export interface Facts {
  /** Its description; empty when it has none. */
  readonly meaning: string;
  /** What may stand there, as a phrase. */
  readonly allowed: string;
  /** Words it may be, when they can be listed. */
  readonly values: readonly string[];
  /** Fields it may have, when it is a group. */
  readonly fields: readonly string[];
}

type Node = z.core.JSONSchema.BaseSchema;

/** Looks a field up in a schema. Only asked once something is wrong, so the schema is not turned into JSON before. */
export function factsAt(schema: z.ZodType, path: Path): Facts {
  let node = asJson(schema);
  for (const step of path) node = child(node, step);
  const values = (node.enum ?? (node.const === undefined ? [] : [node.const])).map(String);
  return {
    meaning: node.description ?? "",
    allowed: phrase(node, values),
    values,
    fields: Object.keys(node.properties ?? {}),
  };
}

const printed = new WeakMap<z.ZodType, Node>();

function asJson(schema: z.ZodType): Node {
  const json = printed.get(schema) ?? z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  printed.set(schema, json);
  return json;
}

function child(node: Node, step: string | number): Node {
  if (typeof step === "number") return branch(Array.isArray(node.items) ? node.items[step] : node.items);
  return branch(node.properties?.[step] ?? node.additionalProperties);
}

function branch(node: unknown): Node {
  return typeof node === "object" && node !== null ? (node as Node) : {};
}

function phrase(node: Node, values: readonly string[]): string {
  if (values.length > 0) return either(values);
  if (node.type === "boolean") return "true or false";
  if (node.type === "integer") return `a whole number${between(node.minimum, node.maximum)}`;
  if (node.type === "array") return `a list${(node.minItems ?? 0) > 0 ? " with at least one entry" : ""}`;
  if (node.type === "object") return groupOf(Object.keys(node.properties ?? {}));
  return "text";
}

function between(least: number | undefined, most: number | undefined): string {
  const bounded = most !== undefined && most < Number.MAX_SAFE_INTEGER;
  if (least !== undefined && bounded) return ` from ${least} to ${most}`;
  return least === undefined || least < 0 ? "" : ` of at least ${least}`;
}

function either(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${words.at(-1)}` : (words[0] ?? "");
}

function groupOf(fields: readonly string[]): string {
  return fields.length > 0 ? `a group with the fields ${fields.join(", ")}` : "a group of names with a value each";
}
