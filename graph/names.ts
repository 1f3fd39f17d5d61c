import type { Value, ValueMap } from "./graph.ts";
import { isSecret, isUnknown, leaves } from "./value.ts";

/** A resource as others know it. */
export interface Named {
  /** What the program calls it. */
  readonly name: string;
  readonly id: string;
  readonly inputs: ValueMap;
  /** What the cloud tells of it, its inputs included. */
  readonly outputs: ValueMap;
}

/** Where the cloud tells what a resource has in common with its neighbours. */
const COMMON = /(region|account|owner|vpc)(id)?$/i;

/** How Pulumi ends a name that it makes up, which nobody else can have. */
const MADE_UP = /^-[0-9a-f]{7}$/;

/**
 * Whether a value names a resource: by its id, by what the cloud alone told of it, as its ARN or address, or by a name
 * that Pulumi made up. What is secret or unknown can't be read and is taken to name still what it was made from.
 */
export function names(value: Value | undefined, resource: Named): boolean {
  const marks = [...marksOf(resource)];
  return leaves(value).some(({ value: leaf }) => {
    if (typeof leaf !== "string") return isSecret(leaf) || isUnknown(leaf);
    return marks.some((mark) => leaf === mark || mentions(leaf, mark));
  });
}

function marksOf({ name, id, inputs, outputs }: Named): ReadonlySet<string> {
  const given = new Set(leaves(inputs).map(({ value }) => value));
  const told = leaves(outputs).flatMap(({ path, value }) => {
    if (typeof value !== "string") return [];
    const own = isMadeUp(value, name) || (isMade(value) && !given.has(value) && !COMMON.test(path));
    return own ? [value] : [];
  });
  return new Set([id, ...told]);
}

/** Ids, ARNs and addresses have a digit and a sign in them; words such as `available` and `ipv4` have not. */
function isMade(value: string): boolean {
  return /\d/.test(value) && /[-.:/]/.test(value);
}

function isMadeUp(value: string, name: string): boolean {
  return value.startsWith(name) && MADE_UP.test(value.slice(name.length));
}

/** Whether a text has the mark within, and not as a part of a longer name. An ARN of another place is another thing's. */
function mentions(text: string, mark: string): boolean {
  if (text.startsWith("arn:") && !mark.startsWith("arn:")) return false;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    if (!/[\w-]/.test(text[at - 1] ?? "") && !/[\w-]/.test(text[at + mark.length] ?? "")) return true;
  }
  return false;
}
