import {
  dig,
  isList,
  isMap,
  isSecret,
  isUnknown,
  leaves,
  type Resource,
  type Value,
  type ValueMap,
} from "../graph/index.ts";
import { thingIn } from "../spec/index.ts";
import { type Finding, unproven } from "./rule.ts";

/** Thrown where a rule would have to read what can't be known. `each` turns it into an unproven finding. */
export class Unproven extends Error {
  override readonly name = "Unproven";
}

/** Judges one resource at a time; whatever of it can't be known makes its finding unproven, and the others stand. */
export function* each(
  resources: Iterable<Resource>,
  judge: (resource: Resource) => Finding | Iterable<Finding>,
): Generator<Finding> {
  for (const resource of resources) {
    try {
      const found = judge(resource);
      yield* "outcome" in found ? [found] : [...found];
    } catch (error) {
      if (!(error instanceof Unproven)) throw error;
      yield unproven(resource, error.message);
    }
  }
}

/**
 * The input at a dotted path, undefined when it isn't set. Throws `Unproven` when it, or a part of it, is unknown or
 * secret.
 */
export function known(resource: Resource, path: string): Value | undefined {
  const value = dig(resource.inputs, path);
  for (const leaf of leaves(value, path)) {
    if (isUnknown(leaf.value) || isSecret(leaf.value)) unreadable(resource, leaf.path, leaf.value);
  }
  return value;
}

/** Text at a path. Throws `Unproven` when it is unknown, secret or no text. */
export function text(resource: Resource, path: string): string | undefined {
  const value = known(resource, path);
  return value === undefined || typeof value === "string" ? value : shapeless(resource, path, "text");
}

/** A number at a path. Throws `Unproven` when it is unknown, secret or no number. */
export function number(resource: Resource, path: string): number | undefined {
  const value = known(resource, path);
  return value === undefined || typeof value === "number" ? value : shapeless(resource, path, "a number");
}

/** A yes or no at a path; providers take `"true"` for true. Throws `Unproven` when it is unknown, secret or neither. */
export function flag(resource: Resource, path: string): boolean | undefined {
  const value = known(resource, path);
  if (value === "true" || value === "false") return value === "true";
  return value === undefined || typeof value === "boolean" ? value : shapeless(resource, path, "true or false");
}

/** A list at a path, empty when it isn't set. Throws `Unproven` when it, or an item of it, is unknown, secret or no list. */
export function list(resource: Resource, path: string): readonly Value[] {
  const value = known(resource, path) ?? [];
  return isList(value) ? value : shapeless(resource, path, "a list");
}

/** An object at a path, empty when it isn't set. Throws `Unproven` when a part of it is unknown or secret, or it is none. */
export function map(resource: Resource, path: string): ValueMap {
  const value = known(resource, path) ?? {};
  return isMap(value) ? value : shapeless(resource, path, "an object");
}

/**
 * What a property says in JSON, as text or as it is; undefined when it isn't set. Throws `Unproven` when it is unknown,
 * secret, or no JSON: `what` says what it should be.
 */
export function json(resource: Resource, path: string, what: string): Value | undefined {
  const value = known(resource, path);
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new Unproven(`${path} of ${resource.name} is no ${what}`);
  }
}

/** What may be one or many, as a list. */
export function many(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

/**
 * Every place that a pattern leads to, as dotted paths: `rules.*.to` is `rules.0.to`, `rules.1.to`, … Throws `Unproven`
 * when a list on the way is unknown, secret or no list.
 */
export function places(resource: Resource, pattern: string): readonly string[] {
  const star = pattern.indexOf(".*");
  if (star < 0) return [pattern];
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 2)];
  const items = dig(resource.inputs, before) ?? [];
  if (isUnknown(items) || isSecret(items)) return unreadable(resource, before, items);
  if (!isList(items)) return shapeless(resource, before, "a list");
  return items.flatMap((_, index) => places(resource, `${before}.${index}${after}`));
}

/** Every text that is set at a pattern's places. Throws `Unproven` as `places` and `text` do. */
export function texts(resource: Resource, pattern: string): readonly string[] {
  return places(resource, pattern).flatMap((path) => text(resource, path) ?? []);
}

const AND = new Intl.ListFormat("en-GB");

/** Which property can't be known, and what it waits for where the graph says so, as a clause. */
export function sayUnknown({ name, refs }: Resource, path: string): string {
  const [property = ""] = path.split(".");
  const awaited = [...new Set((refs[property] ?? []).map(thingIn))];
  const before =
    awaited.length === 0 ? "yet" : `before ${AND.format(awaited)} ${awaited.length > 1 ? "are" : "is"} made`;
  return `${path} of ${name} can't be known ${before}`;
}

function unreadable(resource: Resource, path: string, value: Value): never {
  if (isSecret(value)) throw new Unproven(`${path} of ${resource.name} is secret and can't be judged`);
  throw new Unproven(sayUnknown(resource, path));
}

function shapeless(resource: Resource, path: string, wanted: string): never {
  throw new Unproven(`${path} of ${resource.name} is not ${wanted}`);
}
