import { SECRET, UNKNOWN, type Value, type ValueMap } from "./graph.ts";

/** Marks that Pulumi puts on the wire and into state in place of plain values; the same for every language and version. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";
const RESOURCE_SIGNATURE = "5cf8f73096256a8f31e491e813e4eb8e";
const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A value as Pulumi sends or stores it, as the graph holds it: unknowns and secrets by their marks, never a secret's content. */
export function fromWire(wire: unknown): Value {
  if (wire === UNKNOWN_TEXT) return UNKNOWN;
  if (wire === null || wire === undefined) return null;
  if (typeof wire === "boolean" || typeof wire === "number" || typeof wire === "string") return wire;
  if (Array.isArray(wire)) return wire.map(fromWire);
  if (typeof wire !== "object") throw new TypeError(`A ${typeof wire} can't be an input`);
  if (!hasSignature(wire)) return inputsFromWire(wire);
  if (wire[SIGNATURE] === SECRET_SIGNATURE) return SECRET;
  if (wire[SIGNATURE] === RESOURCE_SIGNATURE) return fromWire(wire.id ?? wire.urn);
  return inputsFromWire(wire);
}

/** The inputs of a resource. What Pulumi adds for itself is left out, so that plan and state read alike. */
export function inputsFromWire(wire: object): ValueMap {
  const own = Object.entries(wire).filter(([key]) => key !== SIGNATURE && key !== "__defaults");
  return Object.fromEntries(own.map(([key, value]) => [key, fromWire(value)]));
}

/** Providers take every setting as text; here `"[\"123456789012\"]"` is the list it stands for. */
export function providerInputs(inputs: ValueMap): ValueMap {
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, decoded(value)]));
}

export const isProvider = (type: string): boolean => type.startsWith("pulumi:providers:");

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
