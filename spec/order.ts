import { resolve } from "node:path";
import { complete } from "./complete.ts";
import { checkTenant } from "./draft.ts";
import { type Found, findTenant } from "./find.ts";
import { digestOf } from "./meaning.ts";
import type { Accounts, Platform } from "./platform.ts";
import { BadInput, type Finding, type Problem } from "./problem.ts";
import type { Product } from "./product.ts";
import { fingerprint } from "./sha256.ts";
import { type Path, type Position, readSheet, type Sheet } from "./sheet/index.ts";
import type { Tenant, TenantFile } from "./tenant/index.ts";
import { findProduct, loadPlatform, PLATFORM_FILE, productFile } from "./vendor.ts";
import { loadWaivers, type Waiver, waiversFile } from "./waivers.ts";

/** Everything that was asked for one tenant, read and checked: what is built and judged starts here. */
export interface Order extends Wish {
  /** This tenant's accounts. */
  readonly accounts: Accounts;
}

/** What was asked for one tenant, whether or not it has accounts yet. */
export interface Wish {
  readonly tenant: Tenant;
  readonly platform: Platform;
  readonly product: Product;
  /** Null before the platform lists any. */
  readonly accounts: Accounts | null;
  /** What of its promises is not kept for a while, knowingly. */
  readonly waivers: readonly Waiver[];
  /** The tenant file, relative to the project. */
  readonly file: string;
  /** Every file that says what this tenant is to have as it was read, the tenant file first. */
  readonly files: readonly [FileRead, ...FileRead[]];
  /** The digest of what the tenant file says, however it is written. */
  readonly digest: string;
  /** Where a field of the tenant file stands, by its dotted path; for a missing one, what stands around it. */
  readonly locate: (path: string) => Position | null;
}

/** A file as it was when it was read. */
interface FileRead {
  /** Relative to the project. */
  readonly file: string;
  /** SHA-256 of its bytes, in hex. */
  readonly sha256: string;
}

const MOST_PROBLEMS = 100;

/**
 * Reads a tenant file, its waivers, the platform and the product it names, and fills in what they say about each other.
 * @param where `root` of the project and `file`: a tenant's name or a path
 * @throws BadInput with every problem of all files at once
 */
export function loadOrder(where: Where): Order {
  const { accounts, ...order } = load(where, checkName);
  if (!accounts) throw new Error(`${order.tenant.name} was completed before it was checked`);
  return { ...order, accounts };
}

/**
 * The same for a tenant that may still be without accounts.
 * @throws BadInput with every problem of all files at once
 */
export function loadWish(where: Where): Wish {
  return load(where, checkOwnName);
}

interface Where {
  readonly root: string;
  readonly file: string;
}

type CheckName = typeof checkName;

function load({ root, file }: Where, check: CheckName): Wish {
  const found = findTenant(root, file);
  const sheet = readSheet(found.path, found.file);
  const platform = attempt(() => loadPlatform(root));
  const product = attempt(() => productOf(root, sheet));
  const waivers = attempt(() => loadWaivers(found));
  const { written, problems } = readTenant(sheet, found, { platform: platform.value, product: product.value, check });
  const all = [...problems, ...platform.problems, ...product.problems, ...waivers.problems];
  if (all.length > 0 || !written || !platform.value || !product.value) throw new BadInput("bad-file", toldOnce(all));
  const readIn = (one: string): FileRead => ({ file: one, sha256: fingerprint(resolve(root, one)) });
  return {
    tenant: complete(written, product.value, platform.value),
    platform: platform.value,
    product: product.value,
    accounts: platform.value.tenants[found.name] ?? null,
    waivers: waivers.value ?? [],
    file: found.file,
    files: [
      readIn(found.file),
      ...(waivers.value?.length ? [readIn(waiversFile(found.file))] : []),
      readIn(PLATFORM_FILE),
      readIn(productFile(product.value.name)),
    ],
    digest: digestOf(sheet.value),
    locate: (path) => sheet.locate(path === "" ? [] : path.split(".")),
  };
}

/**
 * Reads one tenant file by itself; what only the platform or the product could tell is not checked.
 * @throws BadInput with every problem of the file
 */
export function loadTenant(path: string): TenantFile {
  const found = findTenant(".", path);
  const { written, problems } = readTenant(readSheet(found.path, found.file), found, alone);
  if (!written || problems.length > 0) throw new BadInput("bad-file", toldOnce(problems));
  return written;
}

/** Each problem once, and of a file that is wrong throughout only so many as a person can use. */
function toldOnce(problems: readonly Problem[]): Problem[] {
  const each = [
    ...new Map(problems.map((problem) => [`${problem.file} ${problem.path} ${problem.say}`, problem])).values(),
  ];
  const told = each.slice(0, MOST_PROBLEMS);
  const last = told.at(-1);
  if (!last || told.length === each.length) return told;
  const say = `And ${each.length - told.length} further problems; mend these first.`;
  return [...told, { ...last, path: "", found: null, allowed: null, say }];
}

function productOf(root: string, sheet: Sheet): Product | null {
  const { product } = sheet.value as { readonly product?: { readonly name?: unknown } | null };
  if (typeof product?.name !== "string") return null;
  const found = findProduct(root, product.name);
  if ("product" in found) return found.product;
  throw new BadInput("bad-file", [sheet.problem(found.finding)]);
}

interface Read {
  readonly written: TenantFile | null;
  readonly problems: readonly Problem[];
}

interface Around {
  readonly platform: Platform | null;
  readonly product: Product | null;
  readonly check: CheckName;
}

const alone: Around = { platform: null, product: null, check: checkName };

function readTenant(sheet: Sheet, found: Found, { platform, product, check }: Around): Read {
  const { written, sections, findings } = checkTenant(sheet.value, { platform, product });
  const all = [...findings, ...check(sections.name, found, platform)];
  return { written, problems: all.map((finding) => sheet.problem(finding)) };
}

function checkOwnName(name: string | undefined, found: Found): Finding[] {
  if (name === undefined || name === found.name) return [];
  const say = `name: the file is named ${found.name} and the tenant ${name}; a tenant file is named after its tenant, so write ${found.name} or rename the file.`;
  return [{ path: ["name"], found: name, allowed: found.name, say }];
}

function checkName(name: string | undefined, found: Found, platform: Platform | null): Finding[] {
  const path: Path = ["name"];
  if (name === undefined || name !== found.name) return checkOwnName(name, found);
  if (!platform || Object.hasOwn(platform.tenants, name)) return [];
  const say = `name: ${PLATFORM_FILE} lists no accounts for ${name}; \`npx domicile foundation up --write\` makes them and writes them there.`;
  return [{ path, found: name, allowed: Object.keys(platform.tenants).join(", "), say }];
}

function attempt<T>(load: () => T | null): { readonly value: T | null; readonly problems: readonly Problem[] } {
  try {
    return { value: load(), problems: [] };
  } catch (error) {
    if (error instanceof BadInput) return { value: null, problems: error.problems };
    throw error;
  }
}
