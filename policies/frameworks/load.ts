import { readdirSync } from "node:fs";
import { join } from "node:path";
import { loadCapabilities } from "../../promises/index.ts";
import { loadTable } from "../../spec/index.ts";
import { foundationRules } from "../foundation/index.ts";
import { rules } from "../rules/index.ts";
import { checkEntries, checkFamilies } from "./check.ts";
import { type Entry, frameworkSchema, type Status } from "./schema.ts";

const FOLDER = join(import.meta.dirname, "data");
const GROUND = foundationRules.map(({ name }) => name);

/** One thing that a framework asks, and what shows it. */
export interface Control {
  /** As the framework writes it. */
  readonly id: string;
  readonly title: string;
  /** What it is about, as the framework groups its controls; null where it doesn't. */
  readonly family: string | null;
  /** A standard, or how its specification binds; null where the framework has no such words. */
  readonly obligation: NonNullable<Entry["obligation"]> | null;
  readonly status: Status;
  /** Capabilities it rests on; every rule of each is among its rules. */
  readonly needs: readonly string[];
  /** Names of the rules that judge a tenant's stack for it. */
  readonly rules: readonly string[];
  /** Names of the rules that judge the ground under all tenants for it. */
  readonly ground: readonly string[];
  /** Who does what is left; null when nothing is. */
  readonly to: NonNullable<Entry["to"]> | null;
  readonly reason: string;
}

/** A framework and every control of the part of it that is listed, in its own order. */
export interface Framework {
  /** Short, and the name of its file. */
  readonly name: string;
  readonly title: string;
  readonly edition: string;
  /** Where the list of its controls is from. */
  readonly source: string;
  /** When that list was made. */
  readonly date: string;
  /** When the table was last held against it. */
  readonly checked: string;
  readonly covers: string;
  readonly controls: readonly Control[];
}

let own: readonly Framework[] | undefined;

/**
 * Reads every framework; our own once.
 * @param folder where their tables lie; our own by default
 * @throws BadInput with every problem of the first table that has one
 */
export function loadFrameworks(folder: string = FOLDER): readonly Framework[] {
  if (folder !== FOLDER) return readFrameworks(folder);
  own ??= readFrameworks(FOLDER);
  return own;
}

function readFrameworks(folder: string): readonly Framework[] {
  const names = readdirSync(folder).flatMap((file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? []);
  const capabilities = Object.keys(loadCapabilities());
  return names.sort().map((name) => loadFramework(name, folder, capabilities));
}

function loadFramework(name: string, folder: string, capabilities: readonly string[]): Framework {
  const known = { capabilities, rules: new Map(rules.map((rule) => [rule.name, rule.capability])), ground: GROUND };
  const {
    ids: _,
    families,
    controls,
    ...head
  } = loadTable({
    path: join(folder, `${name}.yaml`),
    file: `policies/frameworks/data/${name}.yaml`,
    schema: frameworkSchema,
    check: (table) => [
      ...checkFamilies(table),
      ...checkEntries(table.controls, { ...known, ids: new RegExp(table.ids) }),
    ],
  });
  const first = new Map(families.map(({ from, title }) => [from, title]));
  let family: string | null = null;
  const settled = controls.map((entry) => {
    family = first.get(entry.id) ?? family;
    return settle(entry, family);
  });
  return { name, ...head, controls: settled };
}

function settle(
  { id, title, status, needs = [], rules: named = [], reason, ...entry }: Entry,
  family: string | null,
): Control {
  const { obligation = null, to = null } = entry as Pick<Control, "obligation" | "to">;
  const proving = rules.filter((rule) => named.includes(rule.name) || needs.includes(rule.capability));
  const ground = GROUND.filter((rule) => named.includes(rule));
  return { id, title, family, obligation, status, needs, rules: proving.map(({ name }) => name), ground, to, reason };
}
