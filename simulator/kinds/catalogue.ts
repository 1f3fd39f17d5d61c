import type { Kind } from "./kind.ts";

/** A property's shape: `string`, `number`, `boolean`, `any`, `X[]`, `{X}` for maps, `#name` for a nested shape. */
export type Shape = string;

/** What the installed provider package and AWS's own schemas say about one type. */
export interface TypeFacts {
  /** Inputs and their shapes; a required one's ends in `!`. */
  readonly inputs: Readonly<Record<string, Shape>>;
  /** Outputs that always have a value. */
  readonly computed: readonly string[];
  /** Outputs that may have none. */
  readonly maybe: readonly string[];
  readonly replaceOn: readonly string[];
  /** Regions that don't have it. */
  readonly absentIn: readonly string[];
}

/** Generated facts of all simulated types of one provider package. */
export interface Schema {
  readonly package: string;
  readonly regions: readonly string[];
  readonly types: Readonly<Record<string, TypeFacts>>;
  readonly shapes: Readonly<Record<string, Readonly<Record<string, Shape>>>>;
}

/** The closed world of one provider: every kind it knows, with the generated facts of its type. */
export interface Catalogue {
  readonly schema: Schema;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Where to add what is missing, e.g. `simulator/aws/<service>.ts`. */
  tableOf(type: string): string;
}

/** The kind and the facts of a type; throws naming the table to extend. */
export function lookUp(catalogue: Catalogue, type: string): { kind: Kind; facts: TypeFacts } {
  const kind = catalogue.kinds.get(type);
  const facts = catalogue.schema.types[type];
  if (kind === undefined) throw new Error(`The simulator doesn't know ${type}. Add it to ${catalogue.tableOf(type)}.`);
  if (facts === undefined)
    throw new Error(
      `${type} is in ${catalogue.tableOf(type)} but not in the generated tables: run tools/simulator/tables.ts.`,
    );
  return { kind, facts };
}

/** The properties that only a new resource can change. */
export function replaceOn(kind: Kind, facts: TypeFacts): ReadonlySet<string> {
  const name = kind.name === undefined ? [] : [kind.name.property];
  const listed = [...facts.replaceOn, ...Object.keys(kind.replaceOn ?? {}), ...name, "region"];
  const inPlace = ["tags", ...Object.keys(kind.updates ?? {})];
  return new Set(listed.filter((property) => !inPlace.includes(property)));
}
