import { readFileSync, statSync } from "node:fs";
import { type Document, isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { BadInput, badInput, type Problem } from "../problem.ts";
import { whyUnreadable } from "../unreadable.ts";
import { visible } from "../visible.ts";
import { sentenceOf } from "./sentences.ts";
import { Sheet } from "./sheet.ts";

const MOST_BYTES = 256 * 1024;
const RESERVED = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Reads one YAML file of ours: a mapping of plain values, at most 256 kB, without aliases, tags or a second document.
 * @param path where it lies
 * @param file how messages name it
 * @throws BadInput with every problem of its writing
 */
export const readSheet = (path: string, file: string): Sheet => sheetOf(readBytes(path, file), file);

/**
 * The same of what a file holds.
 * @throws BadInput with every problem of its writing
 */
export function sheetOf(bytes: Buffer, file: string): Sheet {
  const text = decoded(bytes);
  if (text === null) throw whole(file, `${file} is not plain text in UTF-8; save it so.`);
  const lines = new LineCounter();
  const document = parse(text, lines, file);
  const wrong = misspelt(document, lines, file);
  const problems = wrong.length > 0 ? wrong : forbidden(document, lines, file);
  if (problems.length > 0) throw new BadInput("unreadable-file", problems);
  if (!isMap(document.contents))
    throw whole(file, `${file} is empty or not a list of fields; begin it like the example files.`);
  return new Sheet({ file, written: bytes.toString("utf8"), document, lines });
}

/**
 * What a file holds, at most 256 kB.
 * @throws BadInput saying why it can't be read
 */
export function readBytes(path: string, file: string): Buffer {
  try {
    const stats = statSync(path);
    if (!stats.isFile())
      throw whole(
        file,
        `${file} is ${stats.isDirectory() ? "a folder" : "no ordinary file"}; put the file itself in its place.`,
      );
    const { size } = stats;
    if (size > MOST_BYTES)
      throw whole(file, `${file} has ${size} bytes; at most ${MOST_BYTES} are read. Take out what isn't needed.`);
    return readFileSync(path);
  } catch (error) {
    throw error instanceof BadInput ? error : whole(file, `${file} can't be read: ${whyUnreadable(error)}.`);
  }
}

/** One way of writing for line ends and for letters with accents, whatever system the file comes from. */
function decoded(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.replace(/\r\n?/g, "\n").normalize("NFC");
  } catch {
    return null;
  }
}

function parse(text: string, lineCounter: LineCounter, file: string): Document {
  try {
    return parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      version: "1.2",
      schema: "core",
      merge: false,
      logLevel: "error",
    });
  } catch (error) {
    if (error instanceof RangeError) throw whole(file, `${file} is nested too deeply; a few levels are enough.`);
    throw error;
  }
}

/** One problem a line and at most ten: what follows a mistake is mostly its echo. */
function misspelt(document: Document, lines: LineCounter, file: string): Problem[] {
  const problems = [...document.errors, ...document.warnings].map((error) =>
    at(file, lines, error.pos[0], null, sentenceOf(error.code)),
  );
  return problems
    .filter((problem, index) => problems.findIndex(({ line }) => line === problem.line) === index)
    .slice(0, 10);
}

/** What YAML allows and a plain file doesn't need: aliases, odd keys, another YAML version. */
function forbidden(document: Document, lines: LineCounter, file: string): Problem[] {
  const problems: Problem[] = [];
  const note = (offset: number | undefined, found: string | null, say: string) =>
    problems.push(at(file, lines, offset ?? 0, found, say));
  const { yaml, tags } = document.directives ?? {};
  if (yaml?.explicit || Object.keys(tags ?? {}).some((tag) => tag !== "!!"))
    note(0, null, "a line that begins with % has no use here; remove it");
  visit(document, {
    Value: (_, node) => {
      if (node.tag) note(node.range?.[0], node.tag, sentenceOf("TAG_RESOLVE_FAILED"));
    },
    Alias: (_, node) => note(node.range?.[0], `*${node.source}`, sentenceOf("BAD_ALIAS")),
    Pair: (_, { key }) => {
      if (isAlias(key)) return;
      if (!isScalar(key) || typeof key.value !== "string") {
        const found = isScalar(key) ? (key.source ?? String(key.value)) : null;
        note(isNode(key) ? key.range?.[0] : 0, found, "a field's name must be a word; put it in quotes");
      } else if (RESERVED.has(key.value)) {
        note(key.range?.[0], key.value, `no field is named ${key.value}; remove it`);
      }
    },
  });
  return problems;
}

function at(file: string, lines: LineCounter, offset: number, found: string | null, sentence: string): Problem {
  const { line, col } = lines.linePos(offset);
  const say = `${file}, line ${line}: ${sentence}.`;
  return { file, path: "", line, column: col, found: found && visible(found), allowed: null, say };
}

function whole(file: string, say: string): BadInput {
  return badInput("unreadable-file", say, { file });
}
