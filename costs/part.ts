import type { Settled } from "../law/index.ts";
import type { Product } from "../spec/index.ts";

/** What decides what a tenant costs: what was sold, where it lives, and what its product runs on. */
export interface Sold {
  readonly settled: Settled;
  readonly product: Product;
}

/** One thing that a tenant pays for, as its file decides it. */
export interface Part {
  readonly part: string;
  readonly count: number;
  /** US dollars a month for all of them; null where no price was noted. */
  readonly monthly: number | null;
  /** What it is there for. */
  readonly because: string;
  /** The word of the promises that rest on it. */
  readonly capability: string;
  /** What the contract would have to give up to be rid of it. */
  readonly without: string;
}
