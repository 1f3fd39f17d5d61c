import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../operations/root.ts";

/** One page that people read, and what stands on it. */
export interface Page {
  /** Relative to the project. */
  readonly file: string;
  /** Without its fenced blocks. */
  readonly prose: string;
  readonly blocks: readonly Block[];
}

/** A fenced block. */
export interface Block {
  /** What stands after the fence, such as `sh` or `console`. */
  readonly tag: string;
  readonly text: string;
  /** Where it begins, as an editor says it. */
  readonly at: string;
}

/** Every page of the project that people read. */
export function pages(): readonly Page[] {
  const docs = readdirSync(join(projectRoot, "docs")).filter((name) => name.endsWith(".md"));
  return ["README.md", "CONTRIBUTING.md", "simulator/README.md", ...docs.map((name) => `docs/${name}`)].map(readPage);
}

export function readPage(file: string): Page {
  const text = readFileSync(join(projectRoot, file), "utf8");
  const fence = /^( *)```(.*)\n([\s\S]*?)^ *```$/gm;
  const blocks = [...text.matchAll(fence)].map(({ 1: indent = "", 2: tag = "", 3: body = "", index }) => ({
    tag: tag.trim(),
    text: body.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    at: `${file}:${text.slice(0, index).split("\n").length}`,
  }));
  return { file, prose: text.replaceAll(fence, ""), blocks };
}

/** A command as a page has it. */
export interface Typed {
  /** Its words, the program first, without their quotes. */
  readonly words: readonly string[];
  /** The variables that are set before it. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The commands of a shell block: continued lines joined, comments left out, and what is piped or chained taken apart. */
export function commandsIn({ text }: Pick<Block, "text">): Typed[] {
  const lines = text
    .replaceAll(/\\\n\s*/g, " ")
    .split("\n")
    .map((line) => line.replace(/(^|\s)#\s.*$/, "").replace(/^\$ /, ""));
  const parts = lines.flatMap((line) => line.split(/\s*(?:&&|\|\||\||;)\s*/));
  return parts.map(typed).filter(({ words }) => words.length > 0);
}

function typed(command: string): Typed {
  const words = [...command.matchAll(/(?:'[^']*'|"[^"]*"|\$\([^)]*\)|[^\s'"])+/g)].map(([word]) => unquoted(word));
  const first = words.findIndex((word) => !/^\w+=/.test(word));
  const set = words.slice(0, first === -1 ? words.length : first);
  const environment = Object.fromEntries(set.map((word) => [word.split("=")[0], word.slice(word.indexOf("=") + 1)]));
  return { words: words.slice(set.length), environment };
}

const unquoted = (word: string): string => word.replaceAll(/'([^']*)'|"([^"]*)"/g, "$1$2");
