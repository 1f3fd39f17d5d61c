import { basename } from "node:path";
import { parseArgs } from "node:util";

export interface Asked {
  readonly families: readonly string[];
  /** How many mutants are asked about at once; as stryker.config.json says where nothing is said. */
  readonly concurrency?: number;
}

/** What the command line asks for; null when it asks for help. Throws, in words, when it asks for what there isn't. */
export function readAsked(families: readonly string[]): Asked | null {
  const { positionals: named, values } = parseArgs({
    allowPositionals: true,
    options: { concurrency: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help === true) return null;
  const unknown = named.filter((name) => !families.some((family) => basename(family) === name));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(", ")}; there are: ${names(families)}.`);
  const { concurrency } = values;
  if (concurrency !== undefined && !/^[1-9]\d*$/.test(concurrency))
    throw new Error(`--concurrency is a whole number from 1 on, and not ${concurrency}.`);
  return {
    families: families.filter((family) => named.length === 0 || named.includes(basename(family))),
    ...(concurrency !== undefined && { concurrency: Number(concurrency) }),
  };
}

export const usage = (families: readonly string[]): string => `npm run stryker -- [family …] [--concurrency 1]

Makes each line of a family wrong, one at a time, and asks its tests whether they notice; all families, which takes hours,
where none is named; residency is the proof and the rules. What isn't noticed is in .domicile/stryker/, the score in
docs/stryker.md. A family that is stopped half way is asked about from its beginning.

Families: ${names(families)}.`;

const names = (families: readonly string[]): string =>
  [...new Set(families.map((family) => basename(family)))].sort().join(", ");
