import { SECRET, type Secret, UNKNOWN, type Unknown, type Value, type ValueMap } from "./graph.ts";

export const isUnknown = (value: Value | undefined): value is Unknown => marked(value, "$unknown");
export const isSecret = (value: Value | undefined): value is Secret => marked(value, "$secret");

/** An object with fields: neither a list nor unknown nor secret. */
export function isMap(value: Value | undefined): value is ValueMap {
  return typeof value === "object" && value !== null && !isList(value) && !isUnknown(value) && !isSecret(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/**
 * The value at a dotted path (`rules.0.schedule`); undefined when nothing is there, unknown or secret when the way
 * there is.
 */
export function dig(value: Value | undefined, path: string): Value | undefined {
  let at = value;
  for (const step of path === "" ? [] : path.split(".")) {
    if (isUnknown(at) || isSecret(at)) return at;
    if (isList(at)) at = at[Number(step)];
    else if (isMap(at)) at = Object.hasOwn(at, step) ? at[step] : undefined;
    else return undefined;
  }
  return at;
}

/** A value that holds no others, and its dotted path. */
export interface Leaf {
  readonly path: string;
  readonly value: Value;
}

/** What the inputs of a resource come to: a dozen rules go through all of them. */
const gathered = new WeakMap<object, readonly Leaf[]>();

/** Every value that holds no others, with its dotted path; unknown and secret ones included. */
export function leaves(value: Value | undefined, path = ""): readonly Leaf[] {
  const isWhole = path === "" && isMap(value);
  const known = isWhole ? gathered.get(value) : undefined;
  if (known !== undefined) return known;
  const found: Leaf[] = [];
  gather(value, path, found);
  if (isWhole) gathered.set(value, found);
  return found;
}

function gather(value: Value | undefined, path: string, found: Leaf[]): void {
  if (value === undefined) return;
  if (!isList(value) && !isMap(value)) {
    found.push({ path, value });
    return;
  }
  for (const [key, inner] of Object.entries(value)) gather(inner, path === "" ? key : `${path}.${key}`, found);
}

function marked(value: Value | undefined, mark: "$unknown" | "$secret"): boolean {
  if (value === UNKNOWN || value === SECRET) return mark in value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.hasOwn(value, mark) && Object.keys(value).length === 1;
}
