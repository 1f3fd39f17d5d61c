import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { savedTenant, saveTenant } from "../../../operations/drafting/index.ts";
import { takeTurn } from "../../../operations/turn.ts";
import { sha256 } from "../../../spec/index.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "domicile-saving-"));
  mkdirSync(join(root, "tenants"));
});
afterEach(() => rmSync(root, { recursive: true }));

const file = () => join(root, "tenants", "acorn.yaml");
const saying = (users: number) => `name: acorn\nsize: { users: ${users} }\n`;

test("what is saved is what was seen, to the byte, and is told by its digest", () => {
  const text = `\uFEFF${saying(1).replaceAll("\n", "\r\n")}`;
  writeFileSync(file(), text);
  expect(savedTenant(root, "acorn")).toEqual({
    text,
    digest: sha256(text),
    draft: { name: "acorn", size: { users: 1 } },
  });
});

test("a file is written over only by whoever saw it as it is", async () => {
  writeFileSync(file(), saying(1));
  const base = sha256(saying(1));
  expect(await saveTenant(root, "acorn", { text: saying(2), base })).toEqual({ digest: sha256(saying(2)) });
  expect(await saveTenant(root, "acorn", { text: saying(3), base })).toMatchObject({ newer: { text: saying(2) } });
  expect(await saveTenant(root, "acorn", { text: saying(4), base: null })).toMatchObject({
    newer: { text: saying(2) },
  });
  expect(readFileSync(file(), "utf8")).toBe(saying(2));
});

test("two that save in the same instant take turns, and the second sees what the first has saved", async () => {
  writeFileSync(file(), saying(1));
  const other = takeTurn(join(root, ".domicile", "saving", "acorn"));
  const mine = saveTenant(root, "acorn", { text: saying(2), base: sha256(saying(1)) });
  writeFileSync(file(), saying(3));
  if ("release" in other) other.release();
  expect(await mine).toMatchObject({ newer: { text: saying(3), digest: sha256(saying(3)) } });
  expect(readFileSync(file(), "utf8")).toBe(saying(3));
});

test("of many that change the same file at once one succeeds", async () => {
  writeFileSync(file(), saying(1));
  const base = sha256(saying(1));
  const savings = await Promise.all(
    [2, 3, 4, 5].map((users) => saveTenant(root, "acorn", { text: saying(users), base })),
  );
  expect(savings.filter((saving) => "digest" in saving)).toEqual([{ digest: sha256(readFileSync(file())) }]);
});

test("a file that was taken away meanwhile isn't made again by who changes it", async () => {
  const saving = await saveTenant(root, "acorn", { text: saying(2), base: sha256(saying(1)) });
  expect(saving).toEqual({ newer: null });
});
