import { parse } from "yaml";
import type { Books } from "./books.ts";
import { decide, type Purpose } from "./decide.ts";
import { type Draft, withAnswer } from "./draft.ts";
import type { Field } from "./fields.ts";
import type { Met } from "./met.ts";

/** A draft with one answer more, or what speaks against that answer. */
export type Answered = { readonly draft: Draft } | { readonly met: readonly Met[] };

/**
 * Takes an answer as a person types it. One that brings a problem is met here, wherever in the file that problem would
 * stand.
 */
export function answer(draft: Draft, field: Field, text: string, books: Books, purpose: Purpose = {}): Answered {
  const after = withAnswer(draft, field.path, valueTyped(field, text));
  const said = (met: Met) => `${met.path} ${met.say}`;
  const before = new Set(decide(withAnswer(draft, field.path, undefined), books, purpose).problems.map(said));
  const met = decide(after, books, purpose).problems.filter((one) => !before.has(said(one)));
  return met.length > 0 ? { met } : { draft: after };
}

/** The value that a typed answer stands for: words as they are, a list with commas between, groups as YAML writes them. */
export function valueTyped({ kind }: Pick<Field, "kind">, text: string): unknown {
  const typed = text.trim();
  switch (kind) {
    case "text":
    case "one-of":
      return typed;
    case "number":
      return /^\d{1,15}$/.test(typed) ? Number(typed) : typed;
    case "yes-no":
      return { true: true, yes: true, false: false, no: false }[typed.toLowerCase()] ?? typed;
    case "several":
    case "texts":
      return typed.startsWith("[") ? written(typed) : typed.split(",").flatMap((one) => one.trim() || []);
    case "groups":
    case "named":
      return written(typed);
  }
}

function written(text: string): unknown {
  try {
    return parse(text, { version: "1.2", schema: "core", maxAliasCount: 0, logLevel: "silent" });
  } catch {
    return text;
  }
}
