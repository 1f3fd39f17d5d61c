import type { Ground, Settled } from "../../law/index.ts";
import type { FoundationTerms, Platform, Product } from "../../spec/index.ts";

/** One tenant that the ground is laid for. */
export interface Founded {
  readonly settled: Settled;
  readonly product: Product;
  readonly ground: Ground;
  /** Name of the deployer's role in its accounts. */
  readonly deployer: string;
}

export interface FoundationInput {
  readonly platform: Platform;
  readonly terms: FoundationTerms;
  /** DNS suffix and partition of the organisation. */
  readonly partition: string;
  readonly suffix: string;
  /** Every tenant there is: an account of a tenant that is left out would go. */
  readonly tenants: readonly Founded[];
}

/** Account numbers of each tenant, by its name: the first pass makes them, all others are told. */
export type Numbers = Readonly<Record<string, { readonly tenant: string; readonly backup: string }>>;

type Outputs = Readonly<Record<string, unknown>>;

/** One part of the foundation, a stack of its own. */
export interface Pass {
  /** Its name: that of its stack is `foundation.<name>`, which no tenant's can be. */
  readonly name: string;
  /** Whose its things are, by their tag. */
  readonly owner: string;
  /** What it lays, in a few words. */
  readonly says: string;
  /** True for one that is declared once the accounts have their numbers. */
  readonly needsNumbers: boolean;
  /** Declares it inside a Pulumi program; what it returns are the stack's outputs. */
  declare(numbers: Numbers): Outputs;
}
