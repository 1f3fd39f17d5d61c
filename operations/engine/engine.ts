import { createHash } from "node:crypto";
import { symlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import { makeFolder } from "../files.ts";
import { engineCache } from "./cache.ts";

/** A Pulumi engine that can be driven. */
export interface Engine {
  readonly command: PulumiCommand;
  readonly version: { readonly major: number; readonly minor: number };
  /** Folder of the binary and of the plugins that came with it. */
  readonly folder: string;
}

/** Asks the binary for its version; throws when it can't be run. */
export async function openEngine(binary: string, environment: NodeJS.ProcessEnv): Promise<Engine> {
  const command = await PulumiCommand.get({ root: await rootOf(binary, environment), skipVersionCheck: true });
  if (command.version === null) throw new Error(`${binary} does not say its version.`);
  return { command, version: command.version, folder: dirname(resolve(binary)) };
}

/** The Automation API looks for `<root>/bin/pulumi`: a binary that lies elsewhere gets a link in such a place. */
async function rootOf(binary: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const path = resolve(binary);
  if (basename(path) === "pulumi" && basename(dirname(path)) === "bin") return dirname(dirname(path));
  const root = join(engineCache(environment), `linked-${createHash("sha256").update(path).digest("hex").slice(0, 16)}`);
  makeFolder(join(root, "bin"));
  await symlink(path, join(root, "bin", "pulumi")).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  return root;
}
