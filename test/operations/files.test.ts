import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFile, makeFolder, replaceFile, textOf, tryFolder } from "../../operations/files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a file is made once, and who comes second finds it as it is", () => {
  const path = join(folder, "passphrase");
  expect([createFile(path, "first"), createFile(path, "second")]).toEqual([true, false]);
  expect([readFileSync(path, "utf8"), statSync(path).mode & 0o777]).toEqual(["first", 0o600]);
  expect(readdirSync(folder)).toEqual(["passphrase"]);
});

test("a file is replaced as a whole, and left alone when it says the same", () => {
  const path = join(folder, "run");
  expect(textOf(path)).toBe(undefined);
  replaceFile(path, "first", { mode: 0o700 });
  const before = statSync(path).ino;
  replaceFile(path, "first", { mode: 0o700 });
  expect(statSync(path).ino).toBe(before);
  replaceFile(path, "second", { mode: 0o700 });
  expect([textOf(path), statSync(path).mode & 0o777, readdirSync(folder)]).toEqual(["second", 0o700, ["run"]]);
});

test("what can't be put in its place leaves no draft behind", () => {
  const path = join(folder, "run");
  mkdirSync(join(path, "in"), { recursive: true });
  expect(() => replaceFile(join(path, "in", "none", "file"), "text")).toThrow("ENOENT");
  expect(() => createFile(join(path, "in", "none", "file"), "text")).toThrow("ENOENT");
  expect(createFile(path, "text")).toBe(false);
  writeFileSync(join(folder, "file"), "");
  expect(() => replaceFile(join(folder, "file", "below"), "text")).toThrow("ENOTDIR");
  expect(readdirSync(folder, { recursive: true })).toEqual(["file", "run", join("run", "in")]);
});

test("a folder is made with those above it, and where that can't be it is said instead of tried for ever", () => {
  const deep = join(folder, "of", "mine");
  makeFolder(deep, { mode: 0o700 });
  makeFolder(deep);
  expect([statSync(deep).mode & 0o777, statSync(join(folder, "of")).mode & 0o777]).toEqual([0o700, 0o700]);
  writeFileSync(join(folder, "file"), "");
  expect(() => makeFolder(join(folder, "file"))).toThrow("EEXIST");
  expect(() => makeFolder(join(folder, "file", "below", "it"))).toThrow("ENOTDIR");
  expect(() => makeFolder("/proc/none/below")).toThrow("ENOENT");
});

test("whether a folder could be written into is found out without leaving a trace", () => {
  tryFolder(join(folder, "not", "there", "yet"));
  expect(readdirSync(folder)).toEqual([]);
  expect(() => tryFolder("/proc/none")).toThrow("ENOENT");
});

test("processes that open a home at once seal with one passphrase", async () => {
  const source = `
    import { openHome } from ${JSON.stringify(new URL("../../operations/home.ts", import.meta.url).href)};
    import { readFileSync } from "node:fs";
    process.stdout.write(readFileSync(openHome(${JSON.stringify(folder)}, {}).passphrase, "utf8"));`;
  const opened = Array.from({ length: 4 }, async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", source], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const said: string[] = [];
    child.stdout.on("data", (chunk) => said.push(String(chunk)));
    await once(child, "close");
    return said.join("");
  });
  const [first, ...others] = await Promise.all(opened);
  expect(first).toMatch(/^[\w-]{43}$/);
  expect(others).toEqual([first, first, first]);
});
