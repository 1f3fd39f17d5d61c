import { renameSync, writeFileSync } from "node:fs";

/** Writes a file that is whole at any moment: two processes may write it at once. */
export function replace(path, text) {
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}
