import { join } from "node:path";
import { namesIn } from "./find.ts";
import { nearest } from "./nearest.ts";
import { type Platform, platformSchema } from "./platform.ts";
import { checkPlatform } from "./platform-check.ts";
import type { Finding } from "./problem.ts";
import { type Product, productSchema } from "./product.ts";
import { loadSheet } from "./sheet/index.ts";
import { checkUploads } from "./uploads.ts";
import { visible } from "./visible.ts";

/** Where the vendor says what holds for all tenants, relative to the project. */
export const PLATFORM_FILE = "platform/platform.yaml";

/**
 * Reads what the vendor says once for all tenants.
 * @throws BadInput with every problem of the file
 */
export function loadPlatform(root: string): Platform {
  return loadSheet({
    path: join(root, PLATFORM_FILE),
    file: PLATFORM_FILE,
    schema: platformSchema,
    check: checkPlatform,
  });
}

/**
 * Reads every product of the vendor, sorted by file.
 * @throws BadInput with every problem of the first bad file
 */
export function loadProducts(root: string): Product[] {
  return productFiles(root).map((name) => loadProductFile(root, name));
}

/** Which of some products a name means, or what is wrong with the name. */
export function productNamed(
  products: readonly Product[],
  name: string,
): { readonly product: Product } | { readonly finding: Finding } {
  const product = products.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (product) return product.name === name ? { product } : { finding: otherSpelling(name, product.name) };
  const names = products.map((one) => one.name);
  const allowed = names.join(", ") || null;
  const say = `product.name: the vendor has no product ${visible(name)}; write ${nearest(name, names) ?? allowed ?? "one once it has"}.`;
  return { finding: { path: ["product", "name"], found: visible(name), allowed, say } };
}

/**
 * The product a tenant file names, or what is wrong with the name. A product's file is its name in small letters and
 * dashes.
 */
export function findProduct(root: string, name: string): { readonly product: Product } | { readonly finding: Finding } {
  const names = productFiles(root);
  const wanted = slugOf(name);
  if (!names.includes(wanted)) return { finding: unknownProduct(name, nearest(wanted, names), names) };
  const product = loadProductFile(root, wanted);
  return product.name === name ? { product } : { finding: otherSpelling(name, product.name) };
}

/** Where a product of this name is described, relative to the project. */
export function productFile(name: string): string {
  return `platform/products/${slugOf(name)}.yaml`;
}

const slugOf = (name: string): string => name.toLowerCase().replaceAll(" ", "-");

function productFiles(root: string): string[] {
  return namesIn(root, "platform/products");
}

function loadProductFile(root: string, name: string): Product {
  const file = productFile(name);
  return loadSheet({ path: join(root, file), file, schema: productSchema, check: checkUploads });
}

function unknownProduct(name: string, near: string | null, names: readonly string[]): Finding {
  const cure = near
    ? `write the one in ${productFile(near)}`
    : `write one of those in platform/products: ${names.join(", ") || "none yet"}`;
  const say = `product.name: the vendor has no product ${visible(name)}; ${cure}.`;
  return { path: ["product", "name"], found: visible(name), allowed: names.join(", ") || null, say };
}

function otherSpelling(name: string, right: string): Finding {
  const say = `product.name: the vendor writes ${right}, not ${visible(name)}; write ${right}.`;
  return { path: ["product", "name"], found: visible(name), allowed: right, say };
}
