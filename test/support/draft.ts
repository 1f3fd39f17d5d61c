import { type Graph, graphOf, isList, isMap, type Resource, UNKNOWN, type Value } from "../../graph/index.ts";

/** Refers to another draft by its name: unknown in the graph's inputs, and listed among the references. */
export interface Ref {
  readonly $ref: string;
}
export type Field = Value | Ref | readonly Field[] | { readonly [key: string]: Field | undefined };
type Fields = Readonly<Record<string, Field | undefined>>;

/** A resource as a test writes it. */
export interface Draft {
  readonly type: string;
  readonly inputs: Fields;
}
/** Resources by name. A name is unique within its fixture. */
export type Drafts = Readonly<Record<string, Draft>>;

export const ref = (name: string): Ref => ({ $ref: name });
export const draft = (type: string, inputs: Fields): Draft => ({ type, inputs });

/** The same fixture with some properties of one resource changed; undefined takes a property away. */
export function changed(drafts: Drafts, name: string, inputs: Fields): Drafts {
  const before = drafts[name];
  if (before === undefined) throw new Error(`The fixture has no ${name}`);
  return { ...drafts, [name]: { ...before, inputs: { ...before.inputs, ...inputs } } };
}

export function removed(drafts: Drafts, ...names: readonly string[]): Drafts {
  const left = { ...drafts };
  for (const name of names) if (!delete left[name]) throw new Error(`The fixture has no ${name}`);
  return left;
}

const urnOf = (drafts: Drafts, name: string): string => `urn:pulumi:test::domicile::${drafts[name]?.type}::${name}`;

/** The graph of these drafts as it is at preview: every id unknown, every reference known. */
export function graphFrom(drafts: Drafts): Graph {
  return graphOf(
    "domicile",
    "test",
    Object.entries(drafts).map(([name, { type, inputs }]): Resource => {
      const refs = Object.entries(inputs).map(
        ([key, field]) => [key, namesIn(field).map((one) => urnOf(drafts, one))] as const,
      );
      return {
        urn: urnOf(drafts, name),
        type,
        name,
        custom: true,
        parent: null,
        provider: null,
        protect: false,
        retainOnDelete: false,
        inputs: Object.fromEntries(
          Object.entries(inputs).flatMap(([key, field]) => (field === undefined ? [] : [[key, toValue(field)]])),
        ),
        refs: Object.fromEntries(refs.filter(([, urns]) => urns.length > 0)),
        dependsOn: [],
        source: null,
      };
    }),
  );
}

const isRef = (field: Field | undefined): field is Ref =>
  typeof field === "object" && field !== null && "$ref" in field && typeof field.$ref === "string";

function namesIn(field: Field | undefined): readonly string[] {
  if (isRef(field)) return [field.$ref];
  if (typeof field !== "object" || field === null) return [];
  return Object.values<Field | undefined>(field).flatMap((inner) => namesIn(inner));
}

function toValue(field: Field): Value {
  if (isRef(field)) return UNKNOWN;
  const value = field as Value;
  if (isList(value)) return value.map((inner) => toValue(inner));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toValue(inner as Field)]));
}
