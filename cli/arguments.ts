import type { ArgsDef } from "citty";
import { BadInput, badInput, nearest, problemOf } from "../operations/index.ts";
import type { Command } from "./command.ts";

/**
 * Refuses what a command doesn't know, with the nearest thing that it does.
 * @throws BadInput with every problem at once
 */
export function checkArguments({ name, takes: known }: Command, given: readonly string[]): void {
  const { flags, words } = sort(given, known);
  const names = Object.keys(known).filter((each) => known[each]?.type !== "positional");
  const places = Object.values(known).filter(({ type }) => type === "positional");
  const room = places.length;
  const needed = places.filter(({ required }) => required !== false).length;
  const problems = [
    ...(words.length < needed ? [tooFew(name)] : []),
    ...flags.filter((flag) => !names.includes(flag)).map((flag) => unknownFlag(name, flag, names)),
    ...words.slice(room).map((word) => tooMany(name, word, needed)),
  ];
  if (problems.length > 0) throw new BadInput("bad-command", problems);
}

/** The problem of a word that is no command. */
export function unknownCommand(word: string, commands: readonly string[]): BadInput {
  const near = nearest(word, commands);
  const hint = near ? `did you mean ${near}?` : `it is one of ${commands.join(", ")}.`;
  return badInput("bad-command", `There is no command ${word}: ${hint}`, { found: word, allowed: commands.join(", ") });
}

function sort(given: readonly string[], known: ArgsDef): { flags: string[]; words: string[] } {
  const flags: string[] = [];
  const words: string[] = [];
  const rest = [...given];
  for (let token = rest.shift(); token !== undefined; token = rest.shift()) {
    const [, name, value] = /^--([^=]+)(=.*)?$/.exec(token) ?? [];
    if (name === undefined) words.push(token);
    else flags.push(name);
    if (name !== undefined && value === undefined && known[name]?.type === "string") rest.shift();
  }
  return { flags, words };
}

function unknownFlag(command: string, flag: string, names: readonly string[]) {
  const allowed = names.map((name) => `--${name}`);
  const near = nearest(flag, names);
  const hint = near ? `did you mean --${near}?` : `it takes ${allowed.join(", ") || "none"}.`;
  return problemOf(`${command} has no option --${flag}: ${hint}`, { found: `--${flag}`, allowed: allowed.join(", ") });
}

function tooFew(command: string) {
  return problemOf(`${command} needs a tenant: write its name, or the path of its file.`, { allowed: "a tenant" });
}

function tooMany(command: string, word: string, needed: number) {
  const takes = needed === 0 ? "no names" : "one tenant";
  return problemOf(`${command} takes ${takes}; "${word}" is one word too many.`, { found: word });
}
