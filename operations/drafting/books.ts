import { bookOf, type Capabilities, loadCapabilities, type Promised } from "../../promises/index.ts";
import { loadPlatform, loadProducts, type Platform, type Product, tenantNames } from "../../spec/index.ts";
import { dayOf } from "../day.ts";
import { projectRoot } from "../root.ts";

/** All that a draft is held against, read once: deciding reads nothing more. */
export interface Books {
  readonly root: string;
  readonly platform: Platform;
  readonly products: readonly Product[];
  /** Public promises of each product, by the product's name. */
  readonly promises: ReadonlyMap<string, readonly Promised[]>;
  readonly capabilities: Capabilities;
  /** Names of the tenants that have a file already. */
  readonly taken: readonly string[];
  /** The day it is, `YYYY-MM-DD`, in UTC. */
  readonly today: string;
}

/**
 * Reads all that a draft is held against.
 * @throws BadInput when the vendor's own files are wrong
 */
export function openBooks(root: string = projectRoot, now: Date = new Date()): Books {
  const products = loadProducts(root);
  return {
    root,
    platform: loadPlatform(root),
    products,
    promises: new Map(products.map((product) => [product.name, bookOf(product)])),
    capabilities: loadCapabilities(),
    taken: tenantNames(root),
    today: dayOf(now),
  };
}
