import {
  type Books,
  choicesAt,
  type Draft,
  type Drafts,
  decide,
  fileOf,
  linesBetween,
  openBooks,
  type Purpose,
  rewrite,
  type SavedTenant,
  savedTenant,
  suggestionAt,
  type Written,
} from "../operations/drafting/index.ts";
import type { Drawer } from "../operations/index.ts";
import { formOf } from "./form/answers.ts";
import { byPlace } from "./form/met.ts";
import type { Shown } from "./form/shown.ts";
import type { Outcome } from "./side/parts.tsx";

/** What a desk works on. */
export interface Work {
  readonly root: string;
  readonly drafts: Drafts;
  readonly drawer: Drawer;
  /** All that drafts are held against; read anew each day and when asked. */
  books(anew?: boolean): Books;
}

export function openWork(root: string, drafts: Drafts, drawer: Drawer): Work {
  let books: Books | undefined;
  const read = () => {
    books = openBooks(root);
    return books;
  };
  const today = () => new Date().toISOString().slice(0, 10);
  return { root, drafts, drawer, books: (anew = false) => (anew || books?.today !== today() ? read() : books) };
}

/** All that a draft comes to. */
export function outcomeOf(work: Work, { draft, tenant }: Pick<Written, "draft" | "tenant">): Outcome {
  const books = work.books();
  const decided = decide(draft, books, purposeOf(tenant));
  const saved = savedOf(work, tenant);
  const text = saved ? rewrite(saved.text, { domicile: 1, ...draft }) : fileOf(draft, decided, books);
  const name = tenant ?? (typeof draft.name === "string" ? draft.name : "…");
  return { name, draft, decided, text, lines: linesBetween(saved?.text ?? null, text), isNew: saved === null };
}

/** What somebody writes for: a new tenant, or the one whose file is there. */
export function purposeOf(tenant: string | null): Purpose {
  return tenant === null ? {} : { existing: tenant };
}

function savedOf({ root }: Work, tenant: string | null): SavedTenant | null {
  return tenant === null ? null : savedTenant(root, tenant);
}

/** The form of a draft, with what is to be said at each field. */
export function shownOf(work: Work, { draft, decided }: Outcome, adding: string | null): Shown {
  return {
    form: formOf(draft),
    met: byPlace(decided.problems),
    open: byPlace(decided.open),
    choices: choicesIn(work, draft),
    suggestion: (field) => suggestionAt(field, draft, work.books()),
    adding,
  };
}

/** What can be chosen at each field of a draft. */
export function choicesIn(work: Work, draft: Draft): Shown["choices"] {
  const books = work.books();
  return (field) => choicesAt(field, draft, books);
}
