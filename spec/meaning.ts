import { sha256 } from "./sha256.ts";

/**
 * The digest of what a file says, and not of how it is written: comments, order and layout don't count. It is the SHA-256
 * of its values as JSON without spaces, the keys of each object in order.
 */
export function digestOf(value: unknown): string {
  return sha256(JSON.stringify(value, (_key, part: unknown) => (isObject(part) ? inOrder(part) : part)));
}

function isObject(part: unknown): part is object {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}

function inOrder(object: object): object {
  return Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));
}
