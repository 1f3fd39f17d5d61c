import type { Failure, Value, Values } from "../protocol/index.ts";
import { readCidr } from "./cidr.ts";

/** A failure when a known text doesn't match. */
export function matches(inputs: Values, property: string, pattern: RegExp, says: string): Failure[] {
  const value = inputs[property];
  return typeof value === "string" && !pattern.test(value)
    ? [{ property, reason: `must be ${says}, got '${value}'` }]
    : [];
}

/** A failure when a known value is none of those allowed. */
export function oneOf(inputs: Values, property: string, allowed: readonly Value[]): Failure[] {
  const value = inputs[property];
  if (value === undefined || typeof value === "symbol" || allowed.includes(value)) return [];
  return [{ property, reason: `must be one of ${allowed.map(String).join(", ")}, got '${String(value)}'` }];
}

/** A failure when a known number is out of its range. */
export function between(inputs: Values, property: string, least: number, most: number): Failure[] {
  const value = inputs[property];
  return typeof value === "number" && (value < least || value > most)
    ? [{ property, reason: `must be from ${least} to ${most}, got ${value}` }]
    : [];
}

/** A failure when a known text is no IPv4 range with a clean network address. */
export function isCidr(inputs: Values, property: string): Failure[] {
  const value = inputs[property];
  return typeof value === "string" && readCidr(value) === null
    ? [{ property, reason: `must be an IPv4 range such as 10.0.0.0/16 without bits beyond its mask, got '${value}'` }]
    : [];
}

/** A failure unless exactly one of the properties is given. */
export function exactlyOne(inputs: Values, properties: readonly string[]): Failure[] {
  const given = properties.filter((property) => inputs[property] !== undefined);
  return given.length === 1
    ? []
    : [
        {
          property: properties[0] ?? "",
          reason: `: exactly one of ${properties.join(", ")} must be given, got ${given.join(", ") || "none"}`,
        },
      ];
}

/** A failure when a known text is no JSON object, as policy documents are. */
export function isJson(inputs: Values, property: string): Failure[] {
  const value = inputs[property];
  if (typeof value !== "string" || value === "") return [];
  try {
    if (typeof JSON.parse(value) === "object") return [];
  } catch {
    // said below
  }
  return [{ property, reason: "must be a JSON document" }];
}
