import { z } from "zod";
import { tenantSchema } from "../../spec/index.ts";

type Schema = z.core.JSONSchema.BaseSchema;

/** How a field is answered: with words, a number, yes or no, one of some values, several, or a list of groups. */
type Kind = "text" | "number" | "yes-no" | "one-of" | "several" | "texts" | "groups" | "named";

/** One field of the tenant file, as its schema describes it. */
export interface Field {
  /** Dotted path, such as `customer.country`; within an entry of a list, from that entry. */
  readonly path: string;
  /** What it means, in the schema's own words. */
  readonly meaning: string;
  /** Whether no tenant file can be without it. */
  readonly must: boolean;
  /** Whether the group around it can't be without it. */
  readonly needed: boolean;
  readonly kind: Kind;
  /** Values it may have, or that its entries may; empty where they can't be listed. */
  readonly values: readonly string[];
  /** Whether its value, or each of its entries, is a country as two capital letters. */
  readonly country: boolean;
  /** What it is when nothing is said; undefined where law, product or another field decide, or where it must be said. */
  readonly initial: unknown;
  readonly least: number | null;
  readonly most: number | null;
  /** Fields of each entry of a list of groups; empty otherwise. */
  readonly of: readonly Field[];
}

/** Questions that belong together, in the order of their consequence. */
export interface Chapter {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly Field[];
}

const CHAPTERS: readonly (readonly [name: string, title: string, sections: readonly string[]])[] = [
  ["who", "Who the customer is", ["customer", "name"]],
  ["where", "Where everything lives", ["place"]],
  ["data", "What kinds of data it holds", ["data"]],
  ["product", "What the customer bought", ["product", "size"]],
  ["goals", "What the customer counts on", ["backups", "availability", "access", "logs", "incident"]],
  ["contract", "The contract and the contacts", ["contract", "contacts"]],
  ["joined", "What it is joined to", ["connections", "users", "mail", "files", "cleanup"]],
  ["time", "Maintenance and the end", ["maintenance", "exit"]],
];

const root: Schema = z.toJSONSchema(tenantSchema, { io: "input", unrepresentable: "any" });

/** Every chapter with its fields, in the order in which they are asked. */
export const chapters: readonly Chapter[] = CHAPTERS.map(([name, title, sections]) => ({
  name,
  title,
  fields: sections.flatMap((section) => fieldsOf(root.properties?.[section], section, required(root, section))),
}));

/** Every field of a tenant file but the version of its format. */
export const fields: readonly Field[] = chapters.flatMap((chapter) => chapter.fields);

const byPath = new Map(fields.map((field) => [field.path, field]));

/** What each group of fields is about, in the schema's own words, by its dotted path. */
export const groups: ReadonlyMap<string, string> = new Map(groupsIn(root, ""));

/** The field at a path, be it in an entry of a list; undefined for a group and for what is no field. */
export function fieldAt(path: string): Field | undefined {
  const [, list = "", inner] = /^(.*?)\.\d+(?:\.(.+))?$/.exec(path) ?? [];
  if (list === "") return byPath.get(path);
  return inner === undefined ? byPath.get(list) : byPath.get(list)?.of.find((field) => field.path === inner);
}

function groupsIn({ properties = {} }: Schema, above: string): [path: string, meaning: string][] {
  return Object.entries(properties).flatMap(([name, node]) => {
    if (typeof node !== "object" || node.properties === undefined) return [];
    return [[`${above}${name}`, node.description ?? ""], ...groupsIn(node, `${above}${name}.`)];
  });
}

function fieldsOf(schema: unknown, path: string, must: boolean, needed = must): Field[] {
  const node = asSchema(schema);
  if (node.properties === undefined) return [{ ...fieldOf(node, path), must, needed }];
  return inside(node, must).map((field) => ({ ...field, path: `${path}.${field.path}` }));
}

/** Fields of a group; what an optional group needs, not every file has to have. */
function inside(node: Schema, must: boolean): Field[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, one]) =>
    fieldsOf(one, name, must && required(node, name), required(node, name)),
  );
}

function fieldOf(node: Schema, path: string): Omit<Field, "must" | "needed"> {
  const item = asSchema(node.items);
  const listed = node.type === "array" ? item : node;
  return {
    path,
    meaning: node.description ?? "",
    kind: kindOf(node, item),
    values: valuesOf(listed),
    country: isCountry(listed),
    initial: node.default,
    least: node.minimum ?? node.minItems ?? null,
    most: node.maximum ?? node.maxItems ?? null,
    of: item.properties === undefined ? [] : inside(item, true),
  };
}

function kindOf(node: Schema, item: Schema): Kind {
  if (node.type === "array") {
    if (item.properties !== undefined) return "groups";
    return item.enum === undefined ? "texts" : "several";
  }
  if (node.type === "object") return "named";
  if (node.type === "boolean") return "yes-no";
  if (node.type === "integer") return "number";
  return node.enum === undefined && node.const === undefined ? "text" : "one-of";
}

function valuesOf(node: Schema): string[] {
  if (node.const !== undefined) return [String(node.const)];
  const parts = node.anyOf?.map(asSchema) ?? [];
  return (node.enum ?? parts.flatMap((one) => one.enum ?? [])).map(String);
}

function isCountry(node: Schema): boolean {
  return node.pattern === "^[A-Z]{2}$" || (node.anyOf?.map(asSchema).some(isCountry) ?? false);
}

function required(node: Schema, name: string): boolean {
  return node.required?.includes(name) ?? false;
}

function asSchema(node: unknown): Schema {
  return typeof node === "object" && node !== null && !Array.isArray(node) ? (node as Schema) : {};
}
