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
  /** Whether a text would do if it stood there without quotes: a number, true or false. */
  readonly plain: (text: string) => boolean;
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
    plain: plainOf(node),
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

function plainOf({ type, const: only }: Node): (text: string) => boolean {
  if (type === "boolean") return (text) => text === "true" || text === "false";
  if (type === "integer") return (text) => /^\d+$/.test(text);
  return (text) => typeof only === "number" && text === String(only);
}

function phrase(node: Node, values: readonly string[]): string {
  if (values.length > 0) return either(values);
  if (node.type === "boolean") return "true or false";
  if (node.type === "integer") return `a whole number${between(node.minimum, node.maximum)}`;
  if (node.type === "array") return `a list${entries(node.minItems ?? 0, node.maxItems)}`;
  if (node.type === "object") return groupOf(Object.keys(node.properties ?? {}));
  return "text";
}

function entries(least: number, most: number | undefined): string {
  const some = least > 0 ? " with at least one entry" : "";
  if (most === undefined) return some;
  return `${some}${some ? " and" : " with"} at most ${most}${some ? "" : " entries"}`;
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
