import { parseSpan } from "../spec/index.ts";

/** Whole days that hold a length of time such as `24 months`: never fewer than it can come to on the calendar. */
export function daysOf(text: string): number {
  return Math.ceil(parseSpan(text).hours / 24);
}

/** Days that each promised kind of copy is kept. */
export function keptDays<Kind extends string>(
  keep: { readonly [kind in Kind]?: string | undefined },
): {
  [kind in Kind]?: number;
} {
  const promised = Object.entries<string | undefined>(keep).filter(
    (entry): entry is [Kind, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(promised.map(([kind, text]) => [kind, daysOf(text)])) as { [kind in Kind]?: number };
}

/** Days that `every 30 days` or `every 2 months` may come to at the least. */
export function testedDays(every: string): number {
  const [, count = "", unit] = every.split(" ");
  return Number(count) * (unit?.startsWith("month") ? 28 : 1);
}
