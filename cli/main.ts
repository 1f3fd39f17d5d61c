import { give } from "./answer.ts";
import { checkArguments, unknownCommand } from "./arguments.ts";
import type { Command, CommandOn } from "./command.ts";
import { commandHelp, mainHelp } from "./help.ts";
import { processTerminal, type Terminal } from "./terminal.ts";

type Load = () => Promise<{ readonly command: CommandOn }>;

// Each is loaded when it is asked for, so that no command pays for another.
const COMMANDS: Readonly<Record<string, Load>> = {
  new: () => import("./commands/new.ts"),
  check: () => import("./commands/check.ts"),
  plan: () => import("./commands/plan.ts"),
  preview: () => import("./commands/preview.ts"),
  upgrade: () => import("./commands/upgrade.ts"),
  migrate: () => import("./commands/migrate.ts"),
  up: () => import("./commands/up.ts"),
  refresh: () => import("./commands/refresh.ts"),
  destroy: () => import("./commands/destroy.ts"),
  promises: () => import("./commands/promises.ts"),
  prove: () => import("./commands/prove.ts"),
  annex: () => import("./commands/annex.ts"),
  answer: () => import("./commands/answer.ts"),
  picture: () => import("./commands/picture.ts"),
  verify: () => import("./commands/verify.ts"),
  export: () => import("./commands/export.ts"),
  foundation: () => import("./commands/foundation.ts"),
  doctor: () => import("./commands/doctor.ts"),
  tenants: () => import("./commands/tenants.ts"),
  desk: () => import("./commands/desk.ts"),
  simulator: () => import("./commands/simulator.ts"),
  start: () => import("./commands/start.ts"),
};
const HELP = ["--help", "-h", "help"];

/** Runs one command line and returns its exit code: 0 good, 1 refused, 2 wrong input, 3 engine or cloud, 130 cancelled. */
export async function main(argv: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  const [word, ...rest] = argv;
  if (word === undefined) return help(undefined, terminal, 2);
  if (word === "--version") return sayVersion(terminal);
  const [named] = HELP.includes(word) ? rest : [word];
  if (named === undefined) return help(undefined, terminal, 0);
  const load = COMMANDS[named];
  if (load === undefined) return refuse(argv, terminal, unknownCommand(named, Object.keys(COMMANDS)));
  if (named !== word) return help(named, terminal, 0);
  if (rest.some((token) => HELP.includes(token) && token !== "help")) return help(word, terminal, 0);
  const command = (await load()).command(terminal);
  try {
    checkArguments(command, rest);
  } catch (error) {
    return refuse(argv, terminal, error);
  }
  return command.run(rest);
}

async function help(word: string | undefined, terminal: Terminal, code: number): Promise<number> {
  const load = COMMANDS[word ?? ""];
  const text = load ? commandHelp((await load()).command(terminal)) : mainHelp(await descriptions(terminal));
  if (code === 0) terminal.print(text);
  else terminal.say(`${text}\n`);
  return code;
}

async function sayVersion(terminal: Terminal): Promise<number> {
  terminal.print((await import("../operations/index.ts")).version);
  return 0;
}

async function descriptions(terminal: Terminal): Promise<Command[]> {
  return Promise.all(Object.values(COMMANDS).map(async (load) => (await load()).command(terminal)));
}

function refuse(argv: readonly string[], terminal: Terminal, why: unknown): Promise<number> {
  return give(terminal, argv.includes("--json"), () => Promise.reject(why));
}
