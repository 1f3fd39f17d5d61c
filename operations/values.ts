import { isList, isMap, isSecret, isUnknown, type Value } from "../graph/index.ts";

/** How the engine writes a value that isn't known yet. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const LONGEST = 80;

type Values = Readonly<Record<string, unknown>>;

/** Says what becomes of one property, never showing a secret. The engine has put `[secret]` in place of each. */
export function sayChange(property: string, was: Values, is: Values): string {
  const before = at(was, property);
  const after = at(is, property);
  if (before === undefined) return `${property} is ${shown(after)}, which wasn't set`;
  if (after === undefined) return `${property} was ${shown(before)} and isn't set any more`;
  return `${property} is ${shown(after)}, was ${shown(before)}`;
}

/** The first part of a property path: `rules` of `rules[0].lifecycle`. */
export function topLevel(path: string): string {
  return segments(path)[0] ?? path;
}

/** What stands at a property path; secret as soon as something on the way there is, undefined where nothing stands. */
export function valueAt(values: Value, path: string): Value | undefined {
  return segments(path).reduce<Value | undefined>((value, key) => {
    if (isSecret(value) || isUnknown(value)) return value;
    if (isList(value)) return value[Number(key)];
    return isMap(value) ? value[key] : undefined;
  }, values);
}

function at(values: unknown, path: string): unknown {
  return segments(path).reduce<unknown>((value, key) => (value as Values | null | undefined)?.[key], values);
}

/** A path as the engine writes it: `a.b[0]["c.d"]`. */
function segments(path: string): string[] {
  const parts = path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g);
  return [...parts].map(([, quoted, index, name]) => quoted ?? index ?? name ?? "");
}

function shown(value: unknown): string {
  if (value === undefined || value === UNKNOWN) return "not known before it is made";
  const text = JSON.stringify(value).replaceAll(`"${UNKNOWN}"`, "(not known yet)");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
