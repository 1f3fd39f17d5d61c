import { applyPatch, structuredPatch } from "diff";
import { type Document, isMap, isScalar, parseDocument, stringify } from "yaml";
import { type Draft, isGroup } from "./draft.ts";
import { printed } from "./manner.ts";

/**
 * A tenant file that is there already with other answers in it: its comments, order and manner stay, and only what
 * differs is written anew.
 * @param text the file as it is saved, which can be read
 */
export function rewrite(text: string, draft: Draft): string {
  const spliced = splice(text, draft);
  const left = changes(read(spliced).toJS(), draft);
  if (left.length === 0) return spliced;
  return rewriteBy(spliced, (document) => {
    for (const { path, value } of left) {
      if (value === undefined) document.deleteIn(path);
      else setAt(document, path, value);
    }
  });
}

/** A tenant file after a change of its document; the lines that don't differ stay as they were written. */
export function rewriteBy(text: string, change: (document: Document) => void): string {
  const document = read(text);
  const plain = printed(document);
  const before = JSON.stringify(document.toJS());
  change(document);
  if (JSON.stringify(document.toJS()) === before) return text;
  const after = printed(document);
  return inOwnManner(text, plain, after) ?? after;
}

/** Only the lines that differ, put where they belong among the lines as they were written; null where that can't be told. */
function inOwnManner(text: string, plain: string, after: string): string | null {
  const patch = structuredPatch("", "", plain, after, "", "", { context: 1 });
  const patched = applyPatch(text, patch, { fuzzFactor: 1 });
  if (patched === false) return null;
  return JSON.stringify(plainOf(patched)) === JSON.stringify(plainOf(after)) ? patched : null;
}

function plainOf(text: string): unknown {
  const document = read(text);
  return document.errors.length > 0 ? undefined : document.toJS();
}

const read = (text: string): Document => parseDocument(text, { version: "1.2", schema: "core" });

/** Puts words in place of words: of what stands around them not even a space moves. */
function splice(text: string, draft: Draft): string {
  const document = read(text);
  const words = changes(document.toJS(), draft).flatMap(({ path, value }) => {
    const node = document.getIn(path, true);
    if (!isScalar(node) || !node.range || isGroup(value) || value === undefined) return [];
    return [{ from: node.range[0], to: node.range[1], word: wordFor(value, node.type ?? "PLAIN") }];
  });
  const backwards = words.sort((one, other) => other.from - one.from);
  return backwards.reduce((left, { from, to, word }) => left.slice(0, from) + word + left.slice(to), text);
}

/** A value as it stands in a line, in quotes where what was there before was. */
function wordFor(value: unknown, manner: string): string {
  const quoted = manner.startsWith("QUOTE") && typeof value === "string";
  return quoted ? JSON.stringify(value) : stringify(value, { lineWidth: 0, schema: "core" }).trimEnd();
}

interface Change {
  readonly path: readonly string[];
  readonly value: unknown;
}

function changes(before: unknown, after: unknown, path: readonly string[] = []): Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isPlainGroup(before) || !isPlainGroup(after)) return [{ path, value: after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => changes(before[name], after[name], [...path, name]));
}

function setAt(document: Document, path: readonly string[], value: unknown): void {
  const around = document.getIn(path.slice(0, -1), true);
  document.setIn(path, document.createNode(value));
  const put = document.getIn(path, true);
  if (isMap(put) && isMap(around)) put.flow = true;
}

function isPlainGroup(value: unknown): value is Record<string, unknown> {
  return isGroup(value) && !Array.isArray(value);
}
