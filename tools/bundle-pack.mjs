// Makes one file of the policy pack, for most of its boot went into finding and compiling some hundred sources.
// In a process of its own, without our own command line: whoever boots the pack makes it, the stock CLI too.
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { Module } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import "./closures-on-demand.mjs";
import { replace } from "./replace.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** As deep below the project as its entry, so that a path relative to the one is one to the other. */
const BUNDLE = join("dist", "pack", "pack.cjs");
const ENTRY = "policies/pack/pack.ts";
/** What is made into it without being part of it: packages lie there as old as they were published. */
const BESIDE = ["package-lock.json", "tools/bundle-pack.mjs"];

/**
 * Boots the pack as one file, made anew unless every source of it is the very one it was made of. Where that file can't
 * be kept, as in a checkout that nobody may write to, it is made for this boot alone.
 * @param {string} [project] folder of the project
 */
export async function bootPack(project = root) {
  const path = join(project, BUNDLE);
  const text = keptAt(path, project) ?? (await made(path, project));
  const pack = new Module(path);
  pack.filename = path;
  pack.paths = Module._nodeModulePaths(dirname(path));
  pack._compile(text, path);
}

/** The bundle that lies there; undefined when none does, or one of other sources. */
function keptAt(path, project) {
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, "utf8");
  const isCurrent = marksOf(text)?.every(([source, mark]) => markOf(join(project, source)) === mark);
  return isCurrent ? text : undefined;
}

/** What a bundle was made of, as its first line says; undefined where a machine that went down left none. */
function marksOf(text) {
  try {
    return JSON.parse(text.slice("//".length, text.indexOf("\n")));
  } catch {
    return undefined;
  }
}

function markOf(file) {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? null : `${found.mtimeMs} ${found.size}`;
}

async function made(path, project) {
  const text = await bundled(project);
  try {
    mkdirSync(dirname(path), { recursive: true });
    replace(path, text);
  } catch {
    // It is kept to save time alone.
  }
  return text;
}

async function bundled(project) {
  const { build } = await import("esbuild");
  const marks = new Map(BESIDE.map((source) => [source, markOf(join(project, source))]));
  const { outputFiles } = await build({
    absWorkingDir: project,
    entryPoints: [ENTRY],
    external: ["@pulumi/*"],
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    define: { "import.meta.url": "here" },
    banner: { js: 'const here = require("node:url").pathToFileURL(__filename).href;' },
    outfile: BUNDLE,
    write: false,
    logLevel: "silent",
    logOverride: { "empty-import-meta": "error" },
    plugins: [marking(marks, project)],
  });
  return `//${JSON.stringify([...marks])}\n${outputFiles[0].text}`;
}

/** Marks each source before it is read: one that is changed while the pack is made isn't taken for what was read. */
function marking(marks, project) {
  return {
    name: "marking",
    setup: ({ onLoad }) =>
      onLoad({ filter: /./, namespace: "file" }, ({ path }) => {
        if (!path.includes("node_modules")) marks.set(relative(project, path), markOf(path));
      }),
  };
}
