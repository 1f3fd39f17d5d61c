import type { Finding } from "../problem.ts";
import type { TenantFile } from "../tenant/index.ts";

/** The sections of a tenant file that are well-formed: a check reads what it needs and is silent where that is missing. */
export type Sections = Partial<TenantFile>;

/** A finding at a dotted path of the tenant file. */
export function finding(path: string, found: string | null, allowed: string | null, say: string): Finding {
  const steps = path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { path: steps, found, allowed, say: `${path}: ${say}` };
}
