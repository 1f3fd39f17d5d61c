import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Listener } from "../listener.ts";
import { projectRoot } from "../root.ts";
import { Trouble } from "../trouble.ts";
import { buildEngine } from "./build.ts";
import { binaryIn, engineCache, keep } from "./cache.ts";
import { downloadEngine, OFFICIAL } from "./download.ts";
import { type Engine, openEngine } from "./engine.ts";
import { findEngine } from "./find.ts";
import { DIGESTS, FITTING, pinnedVersion } from "./version.ts";

/** One way to come by an engine: puts `bin/pulumi` into the draft folder or throws a sentence. */
export type Way = (draft: string) => Promise<void>;

export interface ObtainOptions {
  /** @default the environment of this process */
  readonly environment?: NodeJS.ProcessEnv;
  /** Tried in order when no engine is found. @default official download, then a build with Go */
  readonly ways?: readonly Way[];
}

/**
 * The engine found here (see `findEngine`), or one obtained and kept for this user.
 * Throws `Trouble` naming what to do when it can't be had at all.
 */
export async function obtainEngine(listener: Listener, options: ObtainOptions = {}): Promise<Engine> {
  const { environment = process.env } = options;
  const version = pinnedVersion(projectRoot);
  const kept = join(engineCache(environment), version);
  const found = await findEngine(kept, environment);
  if (found) return found;
  listener.say(`No Pulumi ${FITTING} on this machine yet; it is needed once for each user.`);
  const reasons: string[] = [];
  for (const way of options.ways ?? [official(version, listener), built(version, listener)]) {
    const reason = await keep(kept, way).then(() => undefined, plainly);
    if (reason === undefined) return openEngine(binaryIn(kept), environment);
    listener.say(`That did not work: ${reason}.`);
    reasons.push(reason);
  }
  throw new Trouble("no-engine", [withoutEngine(reasons)]);
}

function official(version: string, listener: Listener): Way {
  const digests = readFileSync(join(projectRoot, DIGESTS), "utf8");
  return (draft) => downloadEngine({ version, from: OFFICIAL, digests }, draft, listener);
}

function built(version: string, listener: Listener): Way {
  return (draft) => buildEngine(projectRoot, version, draft, listener);
}

function plainly(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function withoutEngine(reasons: readonly string[]): string {
  const ways = [
    `install Pulumi ${FITTING}, on PATH or named by DOMICILE_PULUMI`,
    `let this machine reach ${new URL(OFFICIAL).host}, if ${DIGESTS} knows the archive for it`,
    "install Go, with a module proxy it can reach, so that the engine can be built here",
  ];
  return `The Pulumi engine could not be had (${reasons.join("; ")}). One of three ways helps: ${ways.join("; ")}.`;
}
