import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { badInput } from "../../spec/index.ts";
import { binaryIn } from "./cache.ts";
import { type Engine, openEngine } from "./engine.ts";
import { FITTING, fits } from "./version.ts";

/**
 * The engine that is already here: the one `DOMICILE_PULUMI` names, else the first on PATH that is new enough, else
 * the one kept at `cached`. Throws `BadInput` when a named one doesn't fit, for then somebody meant it.
 */
export async function findEngine(cached: string, environment: NodeJS.ProcessEnv): Promise<Engine | undefined> {
  const named = environment.DOMICILE_PULUMI;
  if (named) return namedEngine(named, environment);
  for (const binary of [...executables("pulumi", environment.PATH), binaryIn(cached)]) {
    const engine = await openEngine(binary, environment).catch(() => undefined);
    if (engine && fits(engine.version)) return engine;
  }
  return undefined;
}

/** Every file of this name that can be run, in the order of a search path. */
export function executables(name: string, path = ""): string[] {
  return path
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .filter(canRun);
}

async function namedEngine(named: string, environment: NodeJS.ProcessEnv): Promise<Engine> {
  const engine = await openEngine(named, environment).catch(() => undefined);
  if (engine && fits(engine.version)) return engine;
  const found = engine ? `Pulumi ${engine.command.version}` : "no program that answers `version`";
  const say = `DOMICILE_PULUMI names ${named}, which is ${found}: name a Pulumi ${FITTING}, or unset it.`;
  throw badInput("unfit-engine", say, { path: "DOMICILE_PULUMI", found: named, allowed: FITTING });
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
