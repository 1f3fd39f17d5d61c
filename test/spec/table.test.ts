import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { loadTable } from "../../spec/index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-table-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const schema = z.strictObject({ hours: z.int().max(24) });

function loaded(yaml: string, json?: unknown): { readonly hours: number } {
  const path = join(folder, "shift.yaml");
  writeFileSync(path, yaml);
  if (json !== undefined) writeFileSync(`${path}.json`, JSON.stringify(json));
  const check = ({ hours }: { readonly hours: number }) =>
    hours === 13 ? [{ path: ["hours"], found: "13", allowed: null, say: "nobody works 13 hours." }] : [];
  return loadTable({ path, file: "data/shift.yaml", schema, check });
}

test("a table is read of its JSON where that is there and right, and else of its YAML", () => {
  expect(loaded("hours: 8\n")).toEqual({ hours: 8 });
  expect(loaded("hours: 8\n", { hours: 7 })).toEqual({ hours: 7 });
  expect(loaded("hours: 8\n", null)).toEqual({ hours: 8 });
});

test("what is wrong with it is told of its YAML, with the line", () => {
  const wrong = (yaml: string, json: unknown) => () => loaded(yaml, json);
  expect(wrong("# a shift\nhours: 25\n", { hours: 25 })).toThrow(
    expect.objectContaining({ problems: [expect.objectContaining({ file: "data/shift.yaml", line: 2 })] }),
  );
  expect(wrong("# a shift\nhours: 13\n", { hours: 13 })).toThrow(
    expect.objectContaining({
      problems: [expect.objectContaining({ say: "data/shift.yaml: nobody works 13 hours." })],
    }),
  );
});
