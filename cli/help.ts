import type { ArgDef } from "citty";
import type { Command } from "./command.ts";

/** What Domicile is and can do, on one screen. */
export function mainHelp(commands: readonly Command[]): string {
  const rows = commands.map(({ name, description }) => [name, description] as const);
  return [
    "Domicile gives each customer a dedicated, lawful, provable home on AWS, from one file in the customer's words.",
    "",
    "  npx domicile COMMAND TENANT [options]",
    "",
    "TENANT is a name (almendro means tenants/almendro.yaml) or the path of a file.",
    "",
    "Commands",
    ...table(rows),
    "",
    "New here? `npx domicile start` needs no account. `npx domicile COMMAND --help` says more.",
    "`npx domicile --version` says which this is.",
    "Exit codes: 0 good, 1 the law or a rule says no, 2 wrong input, 3 engine or cloud failed, 130 cancelled.",
  ].join("\n");
}

/** What one command does and takes. */
export function commandHelp({ name, description, takes }: Command): string {
  const args = Object.entries(takes);
  const [positional] = args.filter(([, { type }]) => type === "positional");
  const options = args.filter(([, { type, description }]) => type !== "positional" && description !== "");
  const rows = options.map(([option, arg]) => {
    const hint = "valueHint" in arg && arg.valueHint ? ` ${arg.valueHint}` : "";
    return [`--${option}${hint}`, arg.description ?? ""] as const;
  });
  const word = positional && hintOf(positional[1]);
  return [
    `${description}.`,
    "",
    `  npx domicile ${name}${word ? ` ${word}` : ""}${rows.length > 0 ? " [options]" : ""}`,
    ...(word ? ["", ...table([[word, positional[1].description ?? ""]])] : []),
    ...(rows.length > 0 ? ["", ...table(rows)] : []),
  ].join("\n");
}

/** What most commands take. */
export const TENANT = "TENANT";

/** What stands for the value of an option, or for the one word that a command takes. */
export function hintOf(takes: ArgDef): string {
  return "valueHint" in takes && takes.valueHint ? takes.valueHint : TENANT;
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, says]) => `  ${name.padEnd(width)}  ${says}`);
}
