import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { badInput } from "../spec/index.ts";
import { createFile, makeFolder, systemSays } from "./files.ts";

/** What this checkout keeps for itself, unseen by git and readable by its owner only. */
export interface Home {
  /** Where it lies, there or not. */
  readonly at: string;
  /** The same, made by whoever asks. */
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

/**
 * Opens `.domicile/` of the project, or what `DOMICILE_HOME` names. Each part of it is made when it is first asked for, so
 * that a command which is refused leaves nothing behind; that throws BadInput where it can't be made.
 */
export function openHome(root: string, environment: NodeJS.ProcessEnv = process.env): Home {
  const at = resolve(environment.DOMICILE_HOME || join(root, ".domicile"));
  const made = (...names: string[]) => madeFolder(join(at, ...names));
  return {
    at,
    get folder() {
      return made();
    },
    get pulumi() {
      return made("pulumi");
    },
    get bin() {
      return made("bin");
    },
    work: (stack) => made("work", stack),
    get passphrase() {
      return passphrase(join(made(), "passphrase"));
    },
  };
}

function madeFolder(path: string): string {
  try {
    makeFolder(path, { mode: 0o700 });
    return path;
  } catch (error) {
    const say =
      `${path}, where runs are remembered, can't be made (${systemSays(error)}): ` +
      "let DOMICILE_HOME name a folder that you may write into.";
    throw badInput("no-home", say, { path: "DOMICILE_HOME", found: path });
  }
}

function passphrase(file: string): string {
  if (!existsSync(file)) createFile(file, randomBytes(32).toString("base64url"));
  return file;
}
