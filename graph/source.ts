import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Resource } from "./graph.ts";

/** The compiled copy of a source lies in `dist`, every line where it was. */
const COMPILED = /^dist\/(.*)\.js$/;

/** A line of a stack trace ends in file, line and column. */
const FRAME = /(?:\(|at |async )((?:file:\/\/)?\/[^()\n]*):(\d+):\d+\)?$/gm;

/**
 * The file of a program as its author knows it: relative to the project, and TypeScript also where the compiled copy runs.
 * Null for what isn't the project's own.
 * @param uri as the SDK reports it: a native module's name is a URL already, and it makes a URL of that once more
 */
export function sourceFile(uri: string, root: string): string | null {
  const path = fileURLToPath(uri).replace(/^.*\bfile:\/+/, "/");
  const file = relative(root, path).split(sep).join("/").replace(COMPILED, "$1.ts");
  return file.startsWith("../") || file.includes("node_modules/") ? null : file;
}

/** The innermost line of the project's own that a stack trace names; null where it names none. */
export function sourceIn(trace: string, root: string): Resource["source"] {
  for (const [, path = "", line] of trace.matchAll(FRAME)) {
    const file = sourceFile(path.startsWith("file:") ? path : `file://${path}`, root);
    if (file !== null) return { file, line: Number(line) };
  }
  return null;
}

/** A place as people read it, such as `stacks/tenant.ts:23`. */
export function sayPlace(source: Resource["source"]): string {
  return source === null ? "an unknown line" : `${source.file}:${source.line}`;
}
