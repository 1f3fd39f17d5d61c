import { type ArgsDef, type CommandDef, type CommandMeta, runCommand } from "citty";
import type { ExitCode } from "./answer.ts";
import type { Terminal } from "./terminal.ts";

/** A command as `main` uses it, whatever it takes. */
export interface Command {
  readonly name: string;
  readonly description: string;
  readonly takes: ArgsDef;
  run(words: readonly string[]): Promise<ExitCode>;
}

/** Every command's file exports one of these as `command`. */
export type CommandOn = (terminal: Terminal) => Command;

/** Makes a citty command, whose `run` returns the exit code, one that `main` can use. */
export function commandOf<const T extends ArgsDef>(definition: CommandDef<T>): Command {
  const { name = "", description = "" } = definition.meta as CommandMeta;
  const run = async (words: readonly string[]) => {
    const { result } = await runCommand(definition, { rawArgs: [...words] });
    return result as ExitCode;
  };
  return { name, description, takes: definition.args as ArgsDef, run };
}
