import type { Refusal } from "../../law/index.ts";
import type { Finding } from "../../spec/index.ts";

/** An answer that can't stand, met at its field: why, where that is written, and what can be had instead. */
export interface Met {
  /** Field of the tenant file, such as `place.data`; empty for the whole file. */
  readonly path: string;
  /** Who says no: the file by itself, the law, or what the product promises in public. */
  readonly by: "file" | "law" | "promise";
  readonly found: string | null;
  /** What may stand there, as a phrase. */
  readonly allowed: string | null;
  /** What is wrong and the way out, in a sentence for whoever answered. */
  readonly say: string;
  /** Law, clause or table that the sentence rests on; null where the sentence says it all. */
  readonly source: string | null;
  /** What to answer instead, nearest first, each with what it would mean. */
  readonly instead: readonly { readonly write: string; readonly means: string }[];
}

export function metFinding({ path, found, allowed, say }: Finding): Met {
  return { path: path.join("."), by: "file", found, allowed, say, source: null, instead: [] };
}

export function metRefusal({ path, found, say, source, alternatives }: Refusal): Met {
  const allowed = alternatives.map(({ write }) => write).join(", ") || null;
  return { path, by: "law", found, allowed, say, source, instead: alternatives };
}

/** Whether a field is only to be answered still: the file can't be without it, and nothing else speaks for it. */
export function isBare({ say }: Pick<Met, "say">): boolean {
  return / is missing; add it/.test(say);
}
