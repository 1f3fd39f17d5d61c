// Makes one file of the policy pack, for most of its boot went into finding and compiling some hundred sources.
// In a process of its own, without our own command line: whoever boots the pack makes it, the stock CLI too.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** As deep below the project as its entry, so that a path relative to the one is one to the other. */
const BUNDLE = join("dist", "pack", "pack.cjs");
const ENTRY = "policies/pack/pack.ts";
/** What is made into it without being part of it: packages lie there as old as they were published. */
const BESIDE = ["package-lock.json", "tools/bundle-pack.mjs"];

/**
 * The path of the pack as one file, made anew unless every source of it is the very one it was made of.
 * @param {string} [project] folder of the project
 */
export async function bundlePack(project = root) {
  const path = join(project, BUNDLE);
  if (!isCurrent(path, project)) replace(path, await bundled(project));
  return path;
}

/** The first line of a bundle says what it was made of. */
function isCurrent(path, project) {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return false;
  const text = readFileSync(path, "utf8");
  const marks = JSON.parse(text.slice("//".length, text.indexOf("\n")));
  return marks.every(([source, mark]) => markOf(join(project, source)) === mark);
}

function markOf(file) {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? null : `${found.mtimeMs} ${found.size}`;
}

async function bundled(project) {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
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
    metafile: true,
    write: false,
    logLevel: "silent",
    logOverride: { "empty-import-meta": "error" },
  });
  const sources = Object.keys(metafile.inputs).filter((source) => !source.includes("node_modules/"));
  const marks = [...sources, ...BESIDE].map((source) => [source, markOf(join(project, source))]);
  return `//${JSON.stringify(marks)}\n${outputFiles[0].text}`;
}

/** Whole at any moment: two packs may boot at once. */
function replace(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}
