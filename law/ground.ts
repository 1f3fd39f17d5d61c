import { jurisdictionOf } from "./jurisdiction.ts";
import type { Settled } from "./settled.ts";
import { law, regionOf } from "./tables.ts";

/** The law that a tenant's accounts stand under, as far as a fence around them needs it. */
export interface Ground {
  /** Short name, e.g. `es`. */
  readonly jurisdiction: string;
  /** Every region of the tenant's partition in which that law and the platform ever let a home be, sorted. */
  readonly regions: readonly string[];
}

/** The ground of a tenant that the law lets live. Wider than the tenant's own regions: it is its whole jurisdiction's. */
export function groundOf({ tenant, partition, allowedRegions }: Settled): Ground {
  const found = jurisdictionOf(tenant);
  if ("refusal" in found) throw new Error(`${tenant.name} was settled under no law.`);
  const { id, country, regions, fallback, backup } = found.entry;
  const sovereign = law.eea.includes(country) ? law.eeaSovereignRegions : [];
  const all = [...regions, ...fallback, ...backup.second, ...sovereign, ...allowedRegions];
  const ours = all.filter((code) => regionOf(code)?.partition === partition);
  return { jurisdiction: id.toLowerCase(), regions: [...new Set(ours)].sort() };
}
