import type { ExecFileException } from "node:child_process";
import { CommandError, ConcurrentUpdateError } from "@pulumi/pulumi/automation/index.js";
import { atWork } from "../holder.ts";
import { Trouble } from "../trouble.ts";
import { holdersIn } from "./locks.ts";
import { PROJECT } from "./project.ts";

interface Stacked {
  readonly world: { readonly state: string };
  readonly name: string;
}

/** Throws what the engine couldn't do as a sentence of ours. */
export function engineTrouble(error: unknown, { world, name }: Stacked): never {
  if (error instanceof ConcurrentUpdateError) {
    const remedy = `pulumi login '${world.state}' and pulumi cancel --stack organization/${PROJECT}/${name} take its lock away`;
    const says = holdersIn(error.message).map((holder) => atWork(name, holder, remedy));
    throw new Trouble(
      "locked",
      says.length > 0 ? says : [`Another run is at work on ${name}: wait until it has ended. If none is, ${remedy}.`],
    );
  }
  if (error instanceof CommandError || isEnded(error)) throw new Trouble("engine-failed", [engineWords(error)]);
  throw error;
}

/** A command of the engine that was started without the Automation API, and ended badly. */
function isEnded(error: unknown): error is ExecFileException {
  return error instanceof Error && "stderr" in error;
}

/** What the engine says went wrong, without its command line and what it printed beside. */
function engineWords({ message, signal }: ExecFileException): string {
  if (signal || message.includes("was killed with SIG"))
    return "The engine was ended by force: run again, and it looks up what it had made and goes on from there.";
  const errors = [...message.matchAll(/^error: (.*)$/gm)].map(([, words]) => words);
  return `The engine failed: ${[...new Set(errors)].join("; ") || message.trim()}`;
}
