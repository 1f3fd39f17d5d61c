import { z } from "zod";
import { country, email, host, line, network, slug } from "./tenant/words.ts";

const account = z.string().regex(/^\d{12}$/, { error: "an account number of 12 digits, in quotes" });

const accountsSchema = z.strictObject({
  tenant: account.describe("AWS account of this tenant alone: 12 digits, in quotes."),
  backup: account.describe(
    "AWS account that holds the protected copy of this tenant's backups, of this tenant alone: 12 digits, in quotes.",
  ),
  deployer: z
    .string()
    .regex(/^[A-Za-z0-9+=,.@_-]{1,64}$/, { error: "a role's name without its path" })
    .describe("Name of the role in both accounts that the deployer assumes."),
  certificate: z
    .literal("proved")
    .optional()
    .describe("Say proved once the host's DNS holds the records that up printed: HTTPS listens from then on."),
});

export const platformSchema = z
  .strictObject({
    platform: z.literal(1).describe("Version of this format: 1."),
    vendor: line.describe("Legal name of the vendor."),
    domain: host
      .max(43, { error: "a domain of at most 43 characters: a tenant's host is at most 64" })
      .describe("Zone under which tenants get their default host, such as homes.vendor.example."),
    images: z
      .strictObject({ account: account.describe("Account that holds the image repositories: 12 digits, in quotes.") })
      .describe("Where container images come from."),
    kubernetes: z
      .string()
      .regex(/^1\.\d{2}$/, { error: 'a Kubernetes release such as "1.36", in quotes' })
      .describe("Kubernetes release that clusters run; one in standard support."),
    security: z
      .strictObject({
        desk: line.describe("Name of the desk: a function, not a person."),
        email: email.describe("Its address."),
        phone: z
          .string()
          .regex(/^\+[0-9][0-9 ()-]{5,23}$/, { error: "a telephone number with its country, such as +34 900 000 000" })
          .describe("Its telephone number, with the country."),
      })
      .describe("Desk that AWS tells of anything wrong with a tenant's account."),
    operators: z
      .record(country, z.array(network(16)).min(1))
      .describe("Networks from which operators work, by country; none wider than /16."),
    identity: z
      .strictObject({
        issuer: z
          .url({ protocol: /^https$/, error: "an address that begins with https://" })
          .describe("OpenID Connect issuer."),
      })
      .describe("Where operators sign in."),
    tenants: z.record(slug, accountsSchema).describe("Accounts of each tenant, by the tenant's name."),
  })
  .describe("What the vendor says once for all tenants.");

export type Accounts = z.output<typeof accountsSchema>;
/** What the vendor says once for all tenants. */
export type Platform = z.output<typeof platformSchema>;
