import { SECRET, UNKNOWN, type Value, type ValueMap } from "./graph.ts";

/** Marks that Pulumi puts on the wire and into state in place of plain values; the same for every language and version. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";
const RESOURCE_SIGNATURE = "5cf8f73096256a8f31e491e813e4eb8e";
/** What stands for an unknown text, flag, number, list, asset, archive and object. */
const UNKNOWNS: ReadonlySet<unknown> = new Set([
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Marks of whoever hands the values on, beside Pulumi's own; undefined for a plain value. */
export type Marks = (value: object) => Value | undefined;

const noMarks: Marks = () => undefined;

/**
 * A value as Pulumi sends or stores it, as the graph holds it: unknowns and secrets by their marks, never a secret's
 * content.
 */
function fromWire(wire: unknown, marks: Marks = noMarks): Value {
  if (UNKNOWNS.has(wire)) return UNKNOWN;
  if (wire === null || wire === undefined) return null;
  if (typeof wire === "boolean" || typeof wire === "number" || typeof wire === "string") return wire;
  if (Array.isArray(wire)) return wire.map((item) => fromWire(item, marks));
  if (typeof wire !== "object") throw new TypeError(`A ${typeof wire} can't be an input`);
  return marks(wire) ?? fromObject(wire, marks);
}

function fromObject(wire: object, marks: Marks): Value {
  if (!hasSignature(wire)) return mapFrom(wire, marks);
  if (wire[SIGNATURE] === SECRET_SIGNATURE) return SECRET;
  if (wire[SIGNATURE] === RESOURCE_SIGNATURE) return fromWire(wire.id ?? wire.urn, marks);
  return mapFrom(wire, marks);
}

/** What Pulumi adds for itself is left out, so that plan and state read alike. */
function mapFrom(wire: object, marks: Marks): ValueMap {
  const own = Object.entries(wire).filter(([key]) => key !== SIGNATURE && key !== "__defaults");
  return Object.fromEntries(own.map(([key, value]) => [key, fromWire(value, marks)]));
}

/** The inputs of a resource. Providers take every setting as text; here `"[\"123456789012\"]"` is the list it stands for. */
export function inputsOf(type: string, wire: object, marks: Marks = noMarks): ValueMap {
  const inputs = mapFrom(wire, marks);
  if (!isProvider(type)) return inputs;
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, decoded(value)]));
}

export const isProvider = (type: string): boolean => type.startsWith("pulumi:providers:");

/**
 * A value of a program as the graph holds it, when nothing in it has to be waited for or stands for something else;
 * undefined when something has, and of undefined itself.
 * @param marks what is known of an object of a class
 */
export function plainly(value: unknown, marks: Marks = noMarks): Value | undefined {
  if (value === null || typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value === "string") return UNKNOWNS.has(value) ? undefined : value;
  if (Array.isArray(value)) return all(value.map((item) => (item === undefined ? null : plainly(item, marks))));
  if (typeof value !== "object") return undefined;
  if (Object.getPrototypeOf(value) !== Object.prototype) return marks(value);
  if (hasSignature(value) || "__defaults" in value) return undefined;
  const given = Object.entries(value).filter(([, item]) => item !== undefined);
  const entries = all(
    given.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => entry(key, plainly(item, marks))),
  );
  return entries && Object.fromEntries(entries);
}

const entry = (key: string, value: Value | undefined): [string, Value] | undefined =>
  value === undefined ? undefined : [key, value];

/** All of them; undefined when one is. */
const all = <T>(items: readonly (T | undefined)[]): T[] | undefined =>
  items.includes(undefined) ? undefined : (items as T[]);

/** The urn in a provider's reference (`urn::id`); null when nothing is referred to. */
export function providerUrn(reference: string): string | null {
  return reference === "" ? null : reference.slice(0, reference.lastIndexOf("::"));
}

function decoded(value: Value | undefined): Value | undefined {
  if (typeof value !== "string" || !/^([[{]|true$|false$)/.test(value)) return value;
  try {
    return fromWire(JSON.parse(value));
  } catch {
    return value;
  }
}

function hasSignature(wire: object): wire is Record<string, unknown> {
  return SIGNATURE in wire;
}
