import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { parse } from "yaml";
import { isGroup } from "./draft.ts";

/** One field that differs; null where it isn't there. */
export interface Change {
  readonly path: string;
  readonly was: string | null;
  readonly is: string | null;
}

/** How a file would differ from the one that is saved. */
export interface Difference {
  /** Lines as `diff -u` has them, without its head; empty where nothing differs. */
  readonly lines: readonly string[];
  /** The same by field. */
  readonly changes: readonly Change[];
}

/** Says how a tenant file differs from the saved one. @param saved its text; null where there is none yet */
export function difference(saved: string | null, text: string): Difference {
  const patch = createTwoFilesPatch("saved", "draft", saved ?? "", text, "", "", {
    context: 2,
    headerOptions: FILE_HEADERS_ONLY,
  });
  const lines = patch
    .split("\n")
    .slice(2)
    .filter((line) => line !== "");
  return { lines: saved === text ? [] : lines, changes: changesIn(saved ?? "", text) };
}

function changesIn(saved: string, text: string): Change[] {
  const before = leavesOf(valueIn(saved));
  const after = leavesOf(valueIn(text));
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
