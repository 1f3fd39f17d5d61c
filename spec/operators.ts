import type { Platform } from "./platform.ts";
import type { Tenant } from "./tenant/index.ts";

/** Networks from which operators may work for a tenant: the vendor's, in the countries that the tenant's file names. */
export function operatorsOf({ access }: Tenant, { operators }: Platform): readonly string[] {
  return [...new Set(access.from.flatMap((country) => operators[country] ?? []))].sort();
}
