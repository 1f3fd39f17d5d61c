import { readdirSync } from "node:fs";
import { join } from "node:path";
import { BadInput, type Finding, loadTable } from "../spec/index.ts";
import { bookSchema, capabilitiesSchema, type Promised } from "./schema.ts";

const FOLDER = join(import.meta.dirname, "data");
const CAPABILITIES = "capabilities";

/** The words a promise can be about, by name, each with what it means. */
export type Capabilities = Readonly<Record<string, string>>;

/**
 * Reads every capability.
 * @throws BadInput with every problem of the file
 */
export function loadCapabilities(folder: string = FOLDER): Capabilities {
  return loadTable({ ...at(folder, CAPABILITIES), schema: capabilitiesSchema }).capabilities;
}

/**
 * Reads one vendor's promises, in the vendor's order.
 * @param folder where books and capabilities lie; our own by default
 * @throws BadInput when there is no such book, or with every problem of the file
 */
export function loadBook(name: string, folder: string = FOLDER): readonly Promised[] {
  const names = bookNames(folder);
  if (!names.includes(name)) throw noSuchBook(name, names);
  const capabilities = loadCapabilities(folder);
  const check = ({ promises }: { readonly promises: readonly Promised[] }) =>
    promises.flatMap((promised, index) => checkPromised(promised, { index, book: name, promises, capabilities }));
  return loadTable({ ...at(folder, name), schema: bookSchema, check }).promises;
}

function bookNames(folder: string): string[] {
  const names = readdirSync(folder).flatMap((file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? []);
  return names.filter((name) => name !== CAPABILITIES).sort();
}

interface Place {
  readonly index: number;
  readonly book: string;
  readonly promises: readonly Promised[];
  readonly capabilities: Capabilities;
}

function checkPromised({ id, needs = [], outside, later }: Promised, place: Place): Finding[] {
  const { index, book, promises, capabilities } = place;
  const finding = (field: string, found: string, allowed: string | null, say: string): Finding => ({
    path: ["promises", index, field],
    found,
    allowed,
    say: `${id}: ${say}`,
  });
  const unknown = needs.filter((word) => !Object.hasOwn(capabilities, word));
  return [
    ...(id.startsWith(`${book}.`) ? [] : [finding("id", id, `${book}.01`, `its number must begin with ${book}.`)]),
    ...(promises.findIndex((other) => other.id === id) < index ? [finding("id", id, null, "it is there twice.")] : []),
    ...unknown.map((word) =>
      finding("needs", word, Object.keys(capabilities).join(", "), `${word} is no capability; add it or mend it.`),
    ),
    ...(needs.length === 0 && !outside ? [finding("needs", "none", null, "nobody keeps it; say who in outside.")] : []),
    ...(later && outside
      ? [finding("later", later, null, "who keeps it later keeps it alone; take outside or later away.")]
      : []),
  ];
}

function noSuchBook(name: string, names: readonly string[]): BadInput {
  const say = `There is no book of promises ${name}; a product's promises is one of ${names.join(", ")}.`;
  const allowed = names.join(", ");
  return new BadInput("no-such-book", [{ path: "promises", line: null, column: null, found: name, allowed, say }]);
}

function at(folder: string, name: string) {
  return { path: join(folder, `${name}.yaml`), file: `promises/data/${name}.yaml` };
}
