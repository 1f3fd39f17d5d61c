import type { Settled } from "../law/index.ts";
import type { Product } from "../spec/index.ts";
import { loadBook } from "./load.ts";
import { isBought, type Option } from "./options.ts";
import type { Promised } from "./schema.ts";
import { type OwedTerm, owedTerm, type TermName } from "./terms.ts";

/** One promise of a product as it stands for one tenant. */
export interface OwedPromise {
  readonly promised: Promised;
  /** Why it isn't owed, as a clause: an option that this tenant didn't buy, or a place it chose. Null when it is owed. */
  readonly unsold: string | null;
  readonly terms: readonly OwedTerm[];
}

/** Every promise that a tenant's product is sold with: which of them the tenant bought, with their numbers. */
export type Owed = readonly OwedPromise[];

/**
 * What a tenant is owed of the promises that its product carries.
 * @param book the product's promises. Default: read anew
 * @throws BadInput when the product names a book that isn't there
 */
export function owed(settled: Settled, product: Product, book = bookOf(product)): Owed {
  return book.map((promised) => owePromise(promised, settled));
}

/**
 * The promises that a product is sold with; none where it names no book.
 * @throws BadInput when it names a book that isn't there
 */
export function bookOf({ promises }: Product): readonly Promised[] {
  return promises === undefined ? [] : loadBook(promises);
}

function owePromise(promised: Promised, settled: Settled): OwedPromise {
  const terms = Object.entries(promised.terms).map(([term, says]) => owedTerm(term as TermName, says, settled));
  return { promised, unsold: unsoldBy(promised.option ?? [], settled) ?? chosenBy(terms), terms };
}

function unsoldBy(options: readonly Option[], settled: Settled): string | null {
  if (options.length === 0 || options.some((option) => isBought(option, settled))) return null;
  return `this tenant has no ${options.join(" and no ")}`;
}

function chosenBy(terms: readonly OwedTerm[]): string | null {
  const chosen = terms.find(({ is }) => is === "chosen");
  return chosen === undefined ? null : `this tenant's contract has ${chosen.agreed} instead of ${chosen.promised}`;
}
