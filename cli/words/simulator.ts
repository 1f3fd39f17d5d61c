import type { SimulatorResult } from "../../operations/index.ts";

/** A line for each variable, as a shell takes it. */
export function simulatorWords({ environment }: SimulatorResult): string {
  return Object.entries(environment)
    .map(([name, value]) => `export ${name}=${quoted(value)}`)
    .join("\n");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
