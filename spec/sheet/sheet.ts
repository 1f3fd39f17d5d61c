import type { Document, LineCounter, Node, Pair } from "yaml";
import { isMap, isNode, isScalar, isSeq } from "yaml";
import type { Finding, Problem } from "../problem.ts";

export type Path = readonly (string | number)[];

/** Where something stands in a file, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

interface Read {
  readonly file: string;
  readonly written: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** One YAML file as read: its plain value, and where each field of it stands. */
export class Sheet {
  readonly file: string;
  /** Its text as it lies there, to the byte. */
  readonly written: string;
  readonly value: unknown;
  readonly #document: Document;
  readonly #lines: LineCounter;

  constructor({ file, written, document, lines }: Read) {
    this.file = file;
    this.written = written;
    this.value = document.toJS();
    this.#document = document;
    this.#lines = lines;
  }

  /** Where a field stands; for one that is missing, the nearest thing around it that exists. Null in an empty file. */
  locate(path: Path): Position | null {
    let node = this.#document.contents as Node | null;
    let offset = node?.range?.[0] ?? null;
    for (const step of path) {
      const next = stepInto(node, step);
      if (!next) break;
      offset = next.offset ?? offset;
      node = next.node;
    }
    if (offset === null) return null;
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }

  /** A check's finding as a problem of this file. */
  problem(finding: Finding): Problem {
    const position = this.locate(finding.path);
    return {
      file: this.file,
      path: finding.path.join("."),
      line: position?.line ?? null,
      column: position?.column ?? null,
      found: finding.found,
      allowed: finding.allowed,
      say: finding.say,
    };
  }
}

interface Step {
  readonly node: Node | null;
  readonly offset: number | null;
}

function stepInto(node: Node | null, step: string | number): Step | null {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return isNode(item) ? { node: item, offset: item.range?.[0] ?? null } : null;
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }: Pair) => isScalar(key) && String(key.value) === String(step));
  if (!pair) return null;
  const value = isNode(pair.value) ? pair.value : null;
  const key = isNode(pair.key) ? pair.key : null;
  const leaf = isScalar(value) && value.range && value.range[0] !== value.range[1];
  return { node: value, offset: (leaf ? value.range?.[0] : key?.range?.[0]) ?? null };
}
