import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { tenantFields } from "../support/fields.ts";

const root = join(import.meta.dirname, "../..");
const files = ["tenants", "test/places/tenants"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => /^[\w-]+\.yaml$/.test(name))
    .map((name) => join(root, folder, name)),
);

/** What stands in a file, by its path in the schema: the value, or an empty text where it is a list or holds fields. */
function* saidIn(value: unknown, path = ""): Generator<readonly [path: string, value: string]> {
  const isObject = typeof value === "object" && value !== null;
  yield [path, isObject ? "" : String(value)];
  if (!isObject) return;
  for (const [name, inner] of Object.entries(value))
    yield* saidIn(inner, Array.isArray(value) ? `${path}[]` : path === "" ? name : `${path}.${name}`);
}

const said = new Set(
  files.flatMap((file) =>
    [...saidIn(parse(readFileSync(file, "utf8")))].flatMap(([path, value]) => [path, `${path}=${value}`]),
  ),
);

test("every option of the tenant file is one that a worked example or a further tenant has", () => {
  expect(files).toHaveLength(12);
  const unused = tenantFields().filter(({ path }) => !said.has(path));
  expect(unused.map(({ path }) => path)).toEqual([]);
});

test("so is every word that an option may have, days of the week apart", () => {
  const words = tenantFields().flatMap(({ path, node }) =>
    (node.enum ?? []).filter((word) => word !== node.default).map((word) => `${path}=${word}`),
  );
  expect(words.length).toBeGreaterThan(30);
  expect(words.filter((word) => !said.has(word) && !word.startsWith("maintenance.day="))).toEqual([]);
});
