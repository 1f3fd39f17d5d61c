import { renameSync, utimesSync, writeFileSync } from "node:fs";

/**
 * Writes a file that is whole at any moment: two processes may write it at once.
 * @param {Date} [time] when it is to say that it was changed; now when absent
 */
export function replace(path, text, time) {
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, text);
  if (time !== undefined) utimesSync(draft, time, time);
  renameSync(draft, path);
}
