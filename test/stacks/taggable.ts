import { existsSync, readFileSync } from "node:fs";

/** Whether a resource of this type can carry tags, by the installed provider's own type definitions. */
export function taggable(type: string): boolean {
  const [, path = ""] = type.split(":");
  const file = `node_modules/@pulumi/aws/${path}.d.ts`;
  if (!type.startsWith("aws:") || !existsSync(file)) return false;
  const args = readFileSync(file, "utf8").split(/export interface \w+Args \{/)[1] ?? "";
  return /^\s+tags\?:/m.test(args);
}
