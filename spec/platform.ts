import { z } from "zod";

const account = z.string().regex(/^\d{12}$/);

export const accountsSchema = z.strictObject({
  /** The tenant's own AWS account. */
  tenant: account,
  /** The account that holds the protected copy of this tenant's backups, of this tenant alone. */
  backup: account,
  /** Name of the role, in both accounts, that the deployer assumes. */
  deployer: z.string(),
});

export const platformSchema = z.strictObject({
  platform: z.literal(1),
  vendor: z.string(),
  /** Zone under which tenants get their default host, e.g. `homes.vendor.example`. */
  domain: z.string(),
  /** Account that holds the image repositories. */
  images: z.strictObject({ account }),
  /** Networks from which operators work, by country. */
  operators: z.record(z.string(), z.array(z.string())),
  /** Where operators sign in. */
  identity: z.strictObject({ issuer: z.string() }),
  /** Accounts a tenant, by the tenant's name. */
  tenants: z.record(z.string(), accountsSchema),
});

export type Accounts = z.output<typeof accountsSchema>;
/** What the vendor says once for all tenants. */
export type Platform = z.output<typeof platformSchema>;
