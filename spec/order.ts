import { join } from "node:path";
import type { z } from "zod";
import { checkSections, type Sections } from "./checks/index.ts";
import { complete } from "./complete.ts";
import { type Found, findTenant, namesIn } from "./find.ts";
import { nearest } from "./nearest.ts";
import { type Accounts, type Platform, platformSchema } from "./platform.ts";
import { checkPlatform } from "./platform-check.ts";
import { BadInput, type Finding, type Problem } from "./problem.ts";
import { type Product, productSchema } from "./product.ts";
import { checkSheet, type Path, type Position, readSheet, type Sheet } from "./sheet/index.ts";
import { type Tenant, type TenantFile, tenantSchema } from "./tenant/index.ts";

/** Everything that was asked for one tenant, read and checked: what is built and judged starts here. */
export interface Order {
  readonly tenant: Tenant;
  readonly platform: Platform;
  readonly product: Product;
  /** This tenant's accounts. */
  readonly accounts: Accounts;
  /** The tenant file, relative to the project. */
  readonly file: string;
  /** Where a field of the tenant file stands, by its dotted path; for a missing one, what stands around it. */
  readonly locate: (path: string) => Position | null;
}

/**
 * Reads a tenant file, the platform and the product it names, and fills in what they say about each other.
 * @param where `root` of the project and `file`: a tenant's name or a path
 * @throws BadInput with every problem of all three files at once
 */
export function loadOrder({ root, file }: { readonly root: string; readonly file: string }): Order {
  const found = findTenant(root, file);
  const sheet = readSheet(found.path, found.file);
  const platform = attempt(() => loadPlatform(root));
  const product = attempt(() => loadProduct(root, sheet));
  const { written, problems } = readTenant(sheet, found, platform.value, product.value);
  const all = [...problems, ...platform.problems, ...product.problems];
  if (all.length > 0 || !written || !platform.value || !product.value) throw new BadInput("bad-file", all);
  return {
    tenant: complete(written, product.value, platform.value),
    platform: platform.value,
    product: product.value,
    accounts: accountsOf(platform.value, found.name),
    file: found.file,
    locate: (path) => sheet.locate(path === "" ? [] : path.split(".")),
  };
}

/**
 * Reads one tenant file by itself; what only the platform or the product could tell is not checked.
 * @throws BadInput with every problem of the file
 */
export function loadTenant(path: string): TenantFile {
  const found = findTenant(".", path);
  const { written, problems } = readTenant(readSheet(found.path, found.file), found, null, null);
  if (!written || problems.length > 0) throw new BadInput("bad-file", problems);
  return written;
}

/**
 * Reads what the vendor says once for all tenants.
 * @throws BadInput with every problem of the file
 */
export function loadPlatform(root: string): Platform {
  return load(root, "platform/platform.yaml", platformSchema, checkPlatform);
}

function loadProduct(root: string, tenant: Sheet): Product | null {
  const name = (tenant.value as { product?: { name?: unknown } } | null)?.product?.name;
  if (typeof name !== "string") return null;
  const names = namesIn(join(root, "platform", "products"));
  const wanted = name.toLowerCase().replaceAll(" ", "-");
  if (!names.includes(wanted)) throw new BadInput("bad-file", [tenant.problem(unknownProduct(name, wanted, names))]);
  const product = load(root, `platform/products/${wanted}.yaml`, productSchema, () => []);
  if (product.name === name) return product;
  const say = `product.name: the vendor writes ${product.name}, not ${name}; write ${product.name}.`;
  throw new BadInput("bad-file", [
    tenant.problem({ path: ["product", "name"], found: name, allowed: product.name, say }),
  ]);
}

function unknownProduct(name: string, wanted: string, names: readonly string[]): Finding {
  const near = nearest(wanted, names);
  const cure = near ? `; most likely ${near}` : "";
  const say = `product.name: the vendor has no product ${name}${cure}. Each product has a file in platform/products: ${names.join(", ") || "none yet"}.`;
  return { path: ["product", "name"], found: name, allowed: names.join(", ") || null, say };
}

function load<S extends z.ZodType>(
  root: string,
  file: string,
  schema: S,
  check: (value: z.output<S>) => Finding[],
): z.output<S> {
  const sheet = readSheet(join(root, file), file);
  const checked = checkSheet(schema, sheet.value);
  const findings = checked.value === null ? checked.findings : check(checked.value);
  const inFile = (finding: Finding) => ({ ...sheet.problem(finding), say: `${file}: ${finding.say}` });
  if (findings.length > 0 || checked.value === null) throw new BadInput("bad-file", findings.map(inFile));
  return checked.value;
}

interface Read {
  readonly written: TenantFile | null;
  readonly problems: readonly Problem[];
}

function readTenant(sheet: Sheet, found: Found, platform: Platform | null, product: Product | null): Read {
  const checked = checkSheet(tenantSchema, sheet.value);
  const sections = checked.value ?? soundSections(sheet.value);
  const maintenance = (sheet.value as Record<string, unknown>).maintenance !== undefined;
  const findings = [
    ...checked.findings,
    ...checkName(sections.name, found, platform),
    ...checkSections(sections, { platform, product, maintenance }),
  ];
  return { written: checked.value, problems: findings.map((finding) => sheet.problem(finding)) };
}

/** The sections that are well-formed by themselves, so that one mistake doesn't hide another. */
function soundSections(value: unknown): Sections {
  const record = value as Record<string, unknown>;
  const sound = Object.entries(tenantSchema.shape).flatMap(([section, schema]) => {
    const parsed = (schema as z.ZodType).safeParse(record[section]);
    return parsed.success ? [[section, parsed.data]] : [];
  });
  return Object.fromEntries(sound) as Sections;
}

function checkName(name: string | undefined, found: Found, platform: Platform | null): Finding[] {
  if (name === undefined) return [];
  const path: Path = ["name"];
  if (name !== found.name) {
    const say = `name: the file is named ${found.name} and the tenant ${name}; a tenant file is named after its tenant, so write ${found.name} or rename the file.`;
    return [{ path, found: name, allowed: found.name, say }];
  }
  if (!platform || Object.hasOwn(platform.tenants, name)) return [];
  const say = `name: platform/platform.yaml lists no accounts for ${name}; add them under tenants.`;
  return [{ path, found: name, allowed: Object.keys(platform.tenants).join(", "), say }];
}

function accountsOf(platform: Platform, name: string): Accounts {
  const accounts = platform.tenants[name];
  if (!accounts) throw new Error(`${name} was completed before it was checked`);
  return accounts;
}

function attempt<T>(load: () => T | null): { readonly value: T | null; readonly problems: readonly Problem[] } {
  try {
    return { value: load(), problems: [] };
  } catch (error) {
    if (error instanceof BadInput) return { value: null, problems: error.problems };
    throw error;
  }
}
