import type { ArgDef, ArgsDef } from "citty";
import { BadInput, badInput, nearest, problemOf } from "../operations/index.ts";
import type { Command } from "./command.ts";
import { hintOf, TENANT } from "./help.ts";

/** An option as it was given; without a value where none came with it. */
interface Flag {
  readonly name: string;
  readonly value: string | undefined;
}

/**
 * Refuses what a command doesn't know, with the nearest thing that it does, and what can't be meant.
 * @throws BadInput with every problem at once
 */
export function checkArguments({ name, takes: known }: Command, given: readonly string[]): void {
  const { flags, words } = sort(given, known);
  const options = Object.entries(known).filter(([, { type }]) => type !== "positional");
  const names = options.map(([option]) => option);
  const places = Object.values(known).filter(({ type }) => type === "positional");
  const [missing] = places.filter(({ required }) => required !== false).slice(words.length);
  const absent = options.filter(([option, { required }]) => required && !flags.some((flag) => flag.name === option));
  const problems = [
    ...(missing ? [tooFew(name, missing)] : []),
    ...flags.flatMap((flag) => faultOf(flag, name, known, names)),
    ...names.filter((option) => flags.filter((flag) => flag.name === option).length > 1).map(twice),
    ...absent.map(([option, takes]) => problemOf(`${name} needs --${option} ${hintOf(takes)}.`)),
    ...words.slice(places.length).map((word) => tooMany(name, word, places)),
  ];
  if (problems.length > 0) throw new BadInput("bad-command", problems);
}

/** The problem of a word that is no command. */
export function unknownCommand(word: string, commands: readonly string[]): BadInput {
  const near = nearest(word, commands);
  const hint = near ? `did you mean ${near}?` : `it is one of ${commands.join(", ")}.`;
  return badInput("bad-command", `There is no command ${word}: ${hint}`, { found: word, allowed: commands.join(", ") });
}

function sort(given: readonly string[], known: ArgsDef): { flags: Flag[]; words: string[] } {
  const flags: Flag[] = [];
  const words: string[] = [];
  const rest = [...given];
  for (let token = rest.shift(); token !== undefined; token = rest.shift()) {
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(token) ?? [];
    if (name === undefined) words.push(token);
    else flags.push({ name, value: value ?? (known[name]?.type === "string" ? valueIn(rest) : undefined) });
  }
  return { flags, words };
}

/** Takes the value that follows an option; what begins with two dashes is the next option. */
function valueIn(rest: string[]): string | undefined {
  return rest[0]?.startsWith("--") ? undefined : rest.shift();
}

function faultOf({ name, value }: Flag, command: string, known: ArgsDef, names: readonly string[]) {
  const takes = names.includes(name) ? known[name] : undefined;
  if (takes === undefined) return [unknownFlag(command, name, names)];
  if (takes.type === "string")
    return value
      ? []
      : [problemOf(`--${name} needs a value: write --${name} ${hintOf(takes)}.`, { found: `--${name}` })];
  if (value === undefined) return [];
  const say = `--${name} takes no value: write it alone, or leave it out.`;
  return [problemOf(say, { found: `--${name}=${value}`, allowed: `--${name}` })];
}

const twice = (name: string) => problemOf(`--${name} is given twice; give it once.`, { found: `--${name}` });

function unknownFlag(command: string, flag: string, names: readonly string[]) {
  const allowed = names.map((name) => `--${name}`);
  const near = nearest(flag, names);
  const hint = near ? `did you mean --${near}?` : `it takes ${allowed.join(", ") || "none"}.`;
  return problemOf(`${command} has no option --${flag}: ${hint}`, { found: `--${flag}`, allowed: allowed.join(", ") });
}

function tooFew(command: string, place: ArgDef) {
  const isTenant = hintOf(place) === TENANT;
  const needs = isTenant
    ? "a tenant: write its name, or the path of its file"
    : `${hintOf(place)}: ${place.description}`;
  return problemOf(`${command} needs ${needs}.`, { allowed: isTenant ? "a tenant" : hintOf(place) });
}

function tooMany(command: string, word: string, places: readonly ArgDef[]) {
  const [place] = places.filter(({ required }) => required !== false);
  const takes = place === undefined ? "no names" : hintOf(place) === TENANT ? "one tenant" : `one ${hintOf(place)}`;
  return problemOf(`${command} takes ${takes}; "${word}" is one word too many.`, { found: word });
}
