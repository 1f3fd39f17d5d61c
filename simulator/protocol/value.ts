/** What the engine writes for a value that is not known before the cloud has answered. */
export const UNKNOWN = Symbol("unknown");
type Unknown = typeof UNKNOWN;

export type Value = null | boolean | number | string | Unknown | readonly Value[] | Values;
export interface Values {
  readonly [property: string]: Value | undefined;
}

/** Whether a value is a map of values, and no list, text, number or unknown. */
export function isMap(value: Value | undefined): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two values are the same all the way down; an unknown is the same as nothing, not even itself. */
export function same(left: Value | undefined, right: Value | undefined): boolean {
  if (left === UNKNOWN || right === UNKNOWN) return false;
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, index) => same(item, right[index]));
  if (isMap(left) && isMap(right))
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => same(left[key], right[key]));
  return left === right;
}
