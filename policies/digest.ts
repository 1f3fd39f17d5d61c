import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Rule } from "./rule.ts";

const HERE = import.meta.dirname;
/** The sources as they are written, also where their compiled copy runs. */
const SOURCES = basename(dirname(HERE)) === "dist" ? join(HERE, "..", "..", "policies") : HERE;
const RULES = join(SOURCES, "rules");
/** What a rule is made of: its own file, its helpers and the proofs. What all rules read with alike isn't one rule's. */
const PARTS = [RULES, join(SOURCES, "proofs")];
const IMPORTS = /from "(\.[^"]+)"/g;

/** By which two judgements tell whether a rule is still the same: SHA-256 of what it states and of the sources it is made of. */
export function digestsOf(rules: readonly Pick<Rule, "name" | "statement">[]): ReadonlyMap<string, string> {
  const files = filesByRule();
  return new Map(
    rules.map(({ name, statement }) => {
      const hash = createHash("sha256").update(statement);
      for (const part of partsOf(files.get(name)))
        hash.update(`\n${part.slice(SOURCES.length)} ${partAt(part).digest}`);
      return [name, hash.digest("base64url")];
    }),
  );
}

function filesByRule(): ReadonlyMap<string, string> {
  const entries = existsSync(RULES) ? readdirSync(RULES, { recursive: true, withFileTypes: true }) : [];
  return new Map(entries.map(({ name, parentPath }) => [name.replace(/\.ts$/, ""), join(parentPath, name)]));
}

/** A file and all that it imports, again and again; sorted. */
function partsOf(file: string | undefined): readonly string[] {
  const found = new Set<string>();
  const visit = (one: string) => {
    if (found.has(one)) return;
    found.add(one);
    for (const other of partAt(one).imports) visit(other);
  };
  if (file !== undefined) visit(file);
  return [...found].sort();
}

/** One source: many rules are made of it, and it is read and hashed once. */
interface Part {
  readonly digest: string;
  /** Those of its imports that are parts of a rule too. */
  readonly imports: readonly string[];
}

const parts = new Map<string, Part>();

function partAt(file: string): Part {
  const known = parts.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(file, "utf8");
  const named = [...text.matchAll(IMPORTS)].map(([, to = ""]) => resolve(dirname(file), to));
  const imports = named.filter((one) => PARTS.some((folder) => one.startsWith(folder)));
  const part = { digest: createHash("sha256").update(text).digest("base64url"), imports };
  parts.set(file, part);
  return part;
}
