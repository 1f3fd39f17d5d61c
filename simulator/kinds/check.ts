import { type Failure, isMap, type Subject, UNKNOWN, type Value, type Values } from "../protocol/index.ts";
import { seeded } from "../world/index.ts";
import { type Catalogue, lookUp, type Shape } from "./catalogue.ts";
import type { Kind, Naming } from "./kind.ts";

/** Inputs with defaults and name filled in, and all that is wrong with them. */
export function check(
  catalogue: Catalogue,
  subject: Subject,
  news: Values,
  olds: Values | null,
  seed: Uint8Array,
): { inputs: Values; failures: Failure[] } {
  const { kind, facts } = lookUp(catalogue, subject.type);
  const inputs = { ...kind.defaults, ...news, ...nameOf(kind, subject, news, olds, seed) };
  const where = { catalogue, say: `${subject.type} in ${catalogue.schema.package}` };
  const failures = [
    ...shaped(where, "", inputs, facts.inputs),
    ...wellTagged(inputs.tags),
    ...(kind.check?.(inputs) ?? []),
  ];
  return { inputs, failures };
}

/** Whether a name was made by `check`, and not chosen by the program. */
export function isAutoName(kind: Kind, subject: Subject, name: Value | undefined): boolean {
  if (kind.name === undefined || typeof name !== "string") return false;
  return name.startsWith(stem(kind.name, subject)) && /^-[0-9a-f]{7}$/.test(name.slice(-8));
}

function nameOf(kind: Kind, subject: Subject, news: Values, olds: Values | null, seed: Uint8Array): Values {
  const naming = kind.name;
  if (naming === undefined || news[naming.property] !== undefined || news[`${naming.property}Prefix`] !== undefined)
    return {};
  const old = olds?.[naming.property];
  if (isAutoName(kind, subject, old)) return { [naming.property]: old };
  return { [naming.property]: `${stem(naming, subject)}-${seeded(seed, subject.urn, 7)}` };
}

function stem(naming: Naming, subject: Subject): string {
  const name = subject.name.slice(0, naming.max - 8);
  return naming.lower === true ? name.toLowerCase() : name;
}

interface Where {
  readonly catalogue: Catalogue;
  readonly say: string;
}

function shaped(where: Where, path: string, values: Values, shapes: Readonly<Record<string, Shape>>): Failure[] {
  const at = (key: string) => (path === "" ? key : `${path}.${key}`);
  const missing = Object.entries(shapes)
    .filter(([key, shape]) => shape.endsWith("!") && values[key] === undefined)
    .map(([key]) => ({ property: at(key), reason: `is required by ${where.say}` }));
  const wrong = Object.entries(values).flatMap(([key, value]) => {
    const shape = shapes[key];
    if (value === undefined) return [];
    if (shape === undefined) return [{ property: at(key), reason: `is not a property of ${where.say}` }];
    return fits(where, at(key), value, shape.replace(/!$/, ""));
  });
  return [...missing, ...wrong];
}

function fits(where: Where, path: string, value: Value, shape: Shape): Failure[] {
  if (value === UNKNOWN || shape === "any") return [];
  if (shape.endsWith("[]") && Array.isArray(value))
    return value.flatMap((item, index) => fits(where, `${path}[${index}]`, item, shape.slice(0, -2)));
  if (shape.startsWith("{") && isMap(value))
    return Object.entries(value).flatMap(([key, item]) =>
      item === undefined ? [] : fits(where, `${path}.${key}`, item, shape.slice(1, -1)),
    );
  if (shape.startsWith("#") && isMap(value))
    return shaped(where, path, value, where.catalogue.schema.shapes[shape] ?? {});
  if (shape.split("|").includes(typeof value)) return [];
  return [{ property: path, reason: `must be ${shape}, got ${Array.isArray(value) ? "a list" : typeof value}` }];
}

function wellTagged(tags: Value | undefined): Failure[] {
  if (!isMap(tags)) return [];
  const bad = Object.entries(tags).filter(
    ([key, value]) => key.length > 128 || key.startsWith("aws:") || (typeof value === "string" && value.length > 256),
  );
  const wrong = bad.map(([key]) => ({
    property: `tags.${key}`,
    reason: "keys have at most 128 characters and don't begin with aws:, values have at most 256",
  }));
  const many = Object.keys(tags).length > 50 ? [{ property: "tags", reason: "there can be at most 50" }] : [];
  return [...wrong, ...many];
}
