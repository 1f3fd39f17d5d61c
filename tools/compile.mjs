// Takes the types out of our own TypeScript, so that a start pays for running and not for compiling.
// Types become blanks: every line and column stays where it is, and a stack needs no source map.
// A page (.tsx) is made of markup, which is more than types: esbuild turns that into calls.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { replace } from "./replace.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Where the compiled program lies. */
const dist = join(root, "dist");
const rooms = [
  "spec",
  "law",
  "costs",
  "promises",
  "components",
  "stacks",
  "graph",
  "policies",
  "evidence",
  "operations",
  "simulator",
  "cli",
  "desk",
  "bench",
];
/** The policy pack as one file; `bundle-pack.mjs` makes it when the pack boots. */
const pack = join(dist, "pack", "pack.cjs");
/** What is carried over as it is; a page's style and script are read, never imported. */
const data = /\.(json|ya?ml|cjs|css|browser\.js)$/;
/** A table of our own: people read its YAML, and the compiled program the same as JSON. */
const table = /[\\/]data[\\/][^\\/]+\.yaml$/;

/** Brings dist/ up to date with the sources; a file is compiled again unless its copy tells the very time of it. */
async function compile() {
  const sources = rooms.flatMap((room) => (existsSync(join(root, room)) ? filesBelow(join(root, room)) : []));
  const stale = sources.filter((file) => targets(file).some((copy) => isStale(file, copy)));
  if (stale.length > 0) await translate(stale);
  removeOrphans(new Set([...sources.flatMap(targets), pack]));
  return stale.length;
}

/** What the system says where nothing can be written down: nobody may, or the disk is full. */
const UNWRITABLE = ["EROFS", "EACCES", "EPERM", "ENOSPC", "EDQUOT"];

/**
 * Imports a module of the program, compiled; where that can't be written down, its source, by tsx.
 * @param {string} module its path in the project, without its ending
 */
export async function load(module) {
  try {
    await compile();
  } catch (error) {
    if (!UNWRITABLE.includes(error.code)) throw error;
    const { register } = await import("tsx/esm/api");
    register();
    return import(pathToFileURL(join(root, `${module}.ts`)).href);
  }
  return import(pathToFileURL(join(dist, `${module}.js`)).href);
}

async function translate(files) {
  const [{ default: blankSpace }, { transformSync }, { parseDocument }] = await Promise.all([
    import("ts-blank-space"),
    import("esbuild"),
    import("yaml"),
  ]);
  for (const file of files) {
    mkdirSync(dirname(target(file)), { recursive: true });
    const time = new Date(timeOf(statSync(file)));
    if (table.test(file)) replace(asJson(file), jsonOf(parseDocument, file), time);
    replace(target(file), compiled(file), time);
  }

  function compiled(file) {
    if (data.test(file)) return readFileSync(file);
    return file.endsWith(".tsx") ? withoutMarkup(transformSync, file) : withoutTypes(blankSpace, file);
  }
}

/** Null of one that is no YAML: whoever reads it is told by the YAML itself. */
function jsonOf(parseDocument, file) {
  const document = parseDocument(readFileSync(file, "utf8"));
  return JSON.stringify(document.errors.length > 0 ? null : document.toJS());
}

function withoutTypes(blankSpace, file) {
  const onError = (node) => {
    throw new Error(`${relative(root, file)}: syntax that is more than types: ${node.getText().slice(0, 80)}`);
  };
  return withCompiledImports(blankSpace(readFileSync(file, "utf8"), onError));
}

function withoutMarkup(transformSync, file) {
  const options = { loader: "tsx", jsx: "automatic", jsxImportSource: "hono/jsx", sourcefile: relative(root, file) };
  return withCompiledImports(transformSync(readFileSync(file, "utf8"), options).code);
}

function withCompiledImports(source) {
  return source.replace(/((?:from|import)\s*\(?\s*"\.{1,2}\/[^"]*)\.tsx?"/g, '$1.js"');
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : filesBelow(path);
    return (/\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts")) || data.test(entry.name) ? [path] : [];
  });
}

function target(file) {
  return join(dist, relative(root, file)).replace(/\.tsx?$/, ".js");
}

function targets(file) {
  return table.test(file) ? [asJson(file), target(file)] : [target(file)];
}

function asJson(file) {
  return `${target(file)}.json`;
}

function isStale(file, copy) {
  const made = statSync(copy, { throwIfNoEntry: false });
  return made === undefined || timeOf(made) !== timeOf(statSync(file));
}

/** When a file was changed, as exactly as it can be set. */
function timeOf({ mtimeMs }) {
  return Math.round(mtimeMs);
}

function removeOrphans(wanted) {
  if (!existsSync(dist)) return;
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile() && !wanted.has(path) && !isFreshDraft(path)) rmSync(path, { force: true });
  }
}

/** What another process is writing at this moment. */
function isFreshDraft(path) {
  const made = path.endsWith(".draft") ? statSync(path, { throwIfNoEntry: false }) : undefined;
  return made !== undefined && Date.now() - made.mtimeMs < 60_000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const count = await compile();
  process.stderr.write(`compiled ${count} files\n`);
}
