import type { Settled } from "../../law/index.ts";
import { type Capabilities, type Owed, type OwedTerm, owed, type TermName } from "../../promises/index.ts";
import type { Product } from "../../spec/index.ts";
import type { Books } from "./books.ts";
import type { Met } from "./met.ts";

/** One public promise of the product, as this customer would have it. */
export interface PromiseSold {
  readonly promise: string;
  readonly says: string;
  /** Why this customer doesn't get it, as a clause; null for one that is sold. */
  readonly unsold: string | null;
  readonly terms: readonly {
    readonly term: string;
    readonly promised: string | null;
    readonly agreed: string | null;
  }[];
  /** What is left to others, and to whom. */
  readonly left: { readonly to: "application" | "organisation"; readonly say: string } | null;
  /** What it doesn't cover even where it is kept. */
  readonly limit: string | null;
}

/** What protects the customer's data because something that was promised rests on it. */
export interface Safeguard {
  readonly safeguard: string;
  readonly says: string;
  /** Promises that rest on it. */
  readonly promises: readonly string[];
}

/** Field of the tenant file that decides a term; what the law or the place decides has none. */
const FIELDS: Readonly<Partial<Record<TermName, string>>> = {
  "closed-cases": "cleanup.closed-cases",
  daily: "backups.keep.daily",
  "debtors-without-cases": "cleanup.debtors-without-cases",
  every: "backups.every",
  hold: "exit.hold",
  lose: "availability.lose",
  monthly: "backups.keep.monthly",
  "operators-from": "access.from",
  people: "access.people",
  report: "incident.report",
  return: "availability.return",
  "support-folder": "access.folder.keep",
  test: "backups.test",
};

/** What a product's book comes to for this customer; nothing of a product without a book. */
export function owedBy(settled: Settled, product: Product, { promises }: Books): Owed {
  return owed(settled, product, promises.get(product.name));
}

export function promisesSold(due: Owed): PromiseSold[] {
  return due.map(({ promised: { id, says, outside, limit }, unsold, terms }) => ({
    promise: id,
    says,
    unsold,
    terms: terms.map(({ term, promised, agreed }) => ({ term, promised, agreed })),
    left: outside ?? null,
    limit: limit ?? null,
  }));
}

/** Every safeguard that a promise sold to this customer rests on, sorted. */
export function safeguardsOf(due: Owed, capabilities: Capabilities): Safeguard[] {
  const sold = due.filter(({ unsold }) => unsold === null).map(({ promised }) => promised);
  const names = [...new Set(sold.flatMap(({ needs = [] }) => needs))].sort();
  return names.map((safeguard) => ({
    safeguard,
    says: capabilities[safeguard] ?? safeguard,
    promises: sold.filter(({ needs }) => needs?.includes(safeguard)).map(({ id }) => id),
  }));
}

/** Numbers that give the customer less than the product promises everybody. */
export function shortTerms(due: Owed): Met[] {
  return due
    .filter(({ unsold }) => unsold === null)
    .flatMap(({ promised, terms }) => terms.flatMap((term) => (term.is === "short" ? short(promised, term) : [])));
}

function short({ id, says }: Owed[number]["promised"], { term, promised, agreed }: OwedTerm): Met[] {
  const path = FIELDS[term];
  if (path === undefined) return [];
  const asked = promised === null ? "a time of its own in the contract" : promised;
  return [
    {
      path,
      by: "promise",
      found: agreed,
      allowed: promised,
      say: `${path}: the product promises ${asked}, and this says ${agreed ?? "nothing"}: ${says}`,
      source: id,
      instead: promised === null ? [] : [{ write: promised, means: "as the product promises" }],
    },
  ];
}
