import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { parse } from "yaml";
import { isGroup } from "./draft.ts";

/** One field that differs; null where it isn't there. */
export interface Change {
  readonly path: string;
  readonly was: string | null;
  readonly is: string | null;
}

/**
 * How a tenant file differs from the saved one: lines as `diff -u` has them, without its head; none where nothing does.
 * @param saved its text; null where there is none yet
 */
export function linesBetween(saved: string | null, text: string): string[] {
  if (saved === text) return [];
  const patch = createTwoFilesPatch("saved", "draft", saved ?? "", text, "", "", {
    context: 2,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return patch
    .split("\n")
    .slice(2)
    .filter((line) => line !== "");
}

/** How one tenant file differs from another, field by field. */
export function fieldsBetween(one: string, other: string): Change[] {
  const before = leavesOf(valueIn(one));
  const after = leavesOf(valueIn(other));
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths
    .map((path) => ({ path, was: before.get(path) ?? null, is: after.get(path) ?? null }))
    .filter(({ was, is }) => was !== is);
}

function valueIn(text: string): unknown {
  try {
    return parse(text, { version: "1.2", schema: "core", maxAliasCount: 0, logLevel: "silent" });
  } catch {
    return {};
  }
}

/** Every field that holds a value, with that value as people write it; a list of words is one. */
function leavesOf(value: unknown, path = ""): Map<string, string> {
  const entries = isGroup(value) ? Object.entries(value) : [];
  if (!isGroup(value) || (Array.isArray(value) && !value.some(isGroup))) {
    const shown = Array.isArray(value) ? value.join(", ") : String(value);
    return new Map(path === "" ? [] : [[path, shown]]);
  }
  return new Map(entries.flatMap(([step, one]) => [...leavesOf(one, path === "" ? step : `${path}.${step}`)]));
}
