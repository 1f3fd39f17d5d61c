import { several } from "./checks/index.ts";
import type { Platform } from "./platform.ts";
import type { Product } from "./product.ts";
import type { Tenant, TenantFile } from "./tenant/index.ts";
import { zoneOf } from "./zones.ts";

/** Fills in every default that rests on another field, the product or the platform. The one place where that happens. */
export function complete(written: TenantFile, product: Product, platform: Platform): Tenant {
  const { name, customer, place, access, backups } = written;
  const own = product.database.engines[0]?.engine;
  const zone = written.maintenance?.zone ?? zoneOf(customer.country);
  if (!own || !zone) throw new Error(`${name} was completed before it was checked`);
  const unsaid = several(backups.every) || backups.keep.daily === undefined;
  const all = backups.keep.all ?? (unsaid ? "48 hours" : undefined);
  return {
    ...written,
    product: {
      ...written.product,
      host: written.product.host ?? `${name}.${platform.domain}`,
      database: written.product.database ?? own,
    },
    place: { ...place, backups: place.backups ?? place.data },
    backups: { ...backups, keep: { ...backups.keep, ...(all === undefined ? {} : { all }) } },
    access: { ...access, from: access.from ?? [customer.country] },
    maintenance: written.maintenance ?? { day: "Sunday", from: "02:00", zone },
  };
}
