import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createFile } from "./files.ts";

/** What this checkout keeps for itself, unseen by git and readable by its owner only. */
export interface Home {
  readonly folder: string;
  /** Pulumi's own folder: plugins, credentials, logs. */
  readonly pulumi: string;
  /** Folder of programs the engine must find. */
  readonly bin: string;
  /** Folder in which the engine keeps the settings of one stack. */
  work(stack: string): string;
  /** File of the passphrase that seals the secrets of a simulated stack. */
  readonly passphrase: string;
}

/** Opens `.domicile/` of the project, or what `DOMICILE_HOME` names; makes what is missing. */
export function openHome(root: string, environment: NodeJS.ProcessEnv = process.env): Home {
  const folder = resolve(environment.DOMICILE_HOME || join(root, ".domicile"));
  const made = (...names: string[]) => {
    const path = join(folder, ...names);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  };
  return {
    folder: made(),
    pulumi: made("pulumi"),
    bin: made("bin"),
    work: (stack) => made("work", stack),
    passphrase: passphrase(join(folder, "passphrase")),
  };
}

function passphrase(file: string): string {
  if (!existsSync(file)) createFile(file, randomBytes(32).toString("base64url"));
  return file;
}
