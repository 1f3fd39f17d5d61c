import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { projectRoot } from "../../operations/root.ts";

let checkout: string;
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), "domicile-compile-"));
  for (const tool of ["compile.mjs", "replace.mjs"])
    cpSync(join(projectRoot, "tools", tool), join(checkout, "tools", tool));
  cpSync(join(projectRoot, "law"), join(checkout, "law"), { recursive: true });
  symlinkSync(join(projectRoot, "node_modules"), join(checkout, "node_modules"));
});
afterEach(() => rmSync(checkout, { recursive: true }));

async function compile(): Promise<number | null> {
  const child = spawn(process.execPath, [join(checkout, "tools", "compile.mjs")], { stdio: "ignore" });
  return (await once(child, "close"))[0];
}

const compiled = () =>
  readdirSync(join(checkout, "dist", "law"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

test("commands that start at once after a change all compile, and leave what one alone would have left", async () => {
  expect(await compile()).toBe(0);
  const expected = compiled();
  const settle = readFileSync(join(checkout, "dist", "law", "settle.js"), "utf8");
  rmSync(join(checkout, "dist"), { recursive: true });
  mkdirSync(join(checkout, "dist", "law"), { recursive: true });
  writeFileSync(join(checkout, "dist", "law", "orphan.js"), "of a source that is gone");

  expect(await Promise.all([compile(), compile(), compile()])).toEqual([0, 0, 0]);
  expect(compiled()).toEqual(expected);
  expect(readFileSync(join(checkout, "dist", "law", "settle.js"), "utf8")).toBe(settle);
});

test("what another command is just writing stays, and what a killed one left goes", async () => {
  mkdirSync(join(checkout, "dist", "law"), { recursive: true });
  const draft = (name: string, age: number) => {
    const path = join(checkout, "dist", "law", name);
    writeFileSync(path, "half");
    utimesSync(path, new Date(), new Date(Date.now() - age));
  };
  draft("settle.js.1.draft", 0);
  draft("settle.js.2.draft", 3_600_000);
  expect(await compile()).toBe(0);
  expect(compiled().filter((name) => name.startsWith("settle.js"))).toEqual(["settle.js", "settle.js.1.draft"]);
});

test("a page of markup becomes a program that writes it, and goes by its new name where it is imported", async () => {
  writeFileSync(
    join(checkout, "law", "page.tsx"),
    "export const page = (who: string): string => String(<b>{who}</b>);",
  );
  writeFileSync(join(checkout, "law", "use.ts"), 'export { page } from "./page.tsx";');
  expect(await compile()).toBe(0);
  const { page } = await import(join(checkout, "dist", "law", "use.js"));
  expect(page("<Añover>")).toBe("<b>&lt;Añover&gt;</b>");
});

test("a table of ours is there as JSON too, for as long as it is YAML", async () => {
  const [source, folder] = [join(checkout, "law", "data"), join(checkout, "dist", "law", "data")];
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, "seats.yaml"), "seats:\n  - id: auditor\n    hours: 8\n");
  expect(await compile()).toBe(0);
  expect(readFileSync(join(folder, "seats.yaml.json"), "utf8")).toBe('{"seats":[{"id":"auditor","hours":8}]}');
  expect(readFileSync(join(folder, "seats.yaml"), "utf8")).toBe(readFileSync(join(source, "seats.yaml"), "utf8"));

  writeFileSync(join(source, "seats.yaml"), "seats: [\n");
  utimesSync(join(source, "seats.yaml"), new Date(), new Date(Date.now() + 60_000));
  expect(await compile()).toBe(0);
  expect(readFileSync(join(folder, "seats.yaml.json"), "utf8")).toBe("null");

  rmSync(join(source, "seats.yaml"));
  expect(await compile()).toBe(0);
  expect(compiled().filter((name) => name.startsWith("seats"))).toEqual([]);
});

test("a source is compiled again when it is another, be it an older one", async () => {
  const source = join(checkout, "law", "said.ts");
  const said = () => readFileSync(join(checkout, "dist", "law", "said.js"), "utf8");
  writeFileSync(source, 'export const said = "new";');
  expect(await compile()).toBe(0);
  writeFileSync(source, 'export const said = "old";');
  utimesSync(source, new Date(), new Date(Date.now() - 3_600_000));
  expect(await compile()).toBe(0);
  expect(said()).toContain("old");
});

test("nothing is compiled again that is as it was", async () => {
  expect(await compile()).toBe(0);
  const made = readdirSync(join(checkout, "dist", "law")).map((name) => join(checkout, "dist", "law", name));
  const before = made.map((path) => statSync(path).ino);
  expect(await compile()).toBe(0);
  expect(made.map((path) => statSync(path).ino)).toEqual(before);
});

/** Whom a missing right stops: it stops no administrator. */
const anybody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const LOAD = `const { load } = await import(process.argv[2]);
  console.log((await load(process.argv[1])).said);`;

test("a checkout that nobody may write to runs from its sources", () => {
  writeFileSync(
    join(checkout, "law", "said.ts"),
    'export const said: string = import.meta.url.split("/").at(-1) ?? "";',
  );
  writeFileSync(join(checkout, "package.json"), '{ "type": "module" }');
  chmodSync(checkout, 0o555);
  const words = ["--input-type=module", "-e", LOAD, "law/said", join(checkout, "tools", "compile.mjs")];
  const said = execFileSync(process.execPath, words, { encoding: "utf8", ...anybody });
  chmodSync(checkout, 0o755);
  expect(said.trim()).toBe("said.ts");
});
