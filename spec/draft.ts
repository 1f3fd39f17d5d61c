import type { z } from "zod";
import { checkSections, type Sections } from "./checks/index.ts";
import type { Platform } from "./platform.ts";
import type { Finding } from "./problem.ts";
import type { Product } from "./product.ts";
import { checkSheet } from "./sheet/index.ts";
import { type TenantFile, tenantSchema } from "./tenant/index.ts";
import { contacts, contract } from "./tenant/who.ts";
import { checkVersion, versions } from "./versions.ts";

/** What a tenant file says, whether or not it is whole and right. */
export interface Checked {
  /** The file with its defaults; null while a field is wrong or missing by itself. */
  readonly written: TenantFile | null;
  /** The sections that are well-formed by themselves, so that one mistake doesn't hide another. */
  readonly sections: Sections;
  readonly findings: readonly Finding[];
}

/** Sections whose checks are silent about each field that is missing. */
const PARTLY: Readonly<Record<string, z.ZodType>> = { contacts: contacts.partial(), contract: contract.partial() };

/** What a tenant file is held against. Null is what isn't known: what only it could tell is not checked. */
interface Around {
  readonly platform: Platform | null;
  readonly product: Product | null;
}

/**
 * Holds the plain value of a tenant file against the schema, and its fields against each other. Of a file of another
 * version only that is said.
 */
export function checkTenant(value: unknown, { platform, product }: Around, known = versions): Checked {
  const version = checkVersion(value, known);
  if (version !== null) return { written: null, sections: {}, findings: [version] };
  const checked = checkSheet(tenantSchema, value);
  const sections = checked.value ?? soundSections(value);
  const maintenance = (value as Record<string, unknown>).maintenance !== undefined;
  const findings = [...checked.findings, ...checkSections(sections, { platform, product, maintenance })];
  return { written: checked.value, sections, findings };
}

function soundSections(value: unknown): Sections {
  const record = value as Record<string, unknown>;
  const sound = Object.entries(tenantSchema.shape).flatMap(([section, schema]) => {
    const parsed = (PARTLY[section] ?? (schema as z.ZodType)).safeParse(record[section]);
    return parsed.success ? [[section, parsed.data]] : [];
  });
  return Object.fromEntries(sound) as Sections;
}
