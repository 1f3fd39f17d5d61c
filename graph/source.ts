import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The compiled copy of a source lies in `dist`, every line where it was. */
const COMPILED = /^dist\/(.*)\.js$/;

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
