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

const secure = z.url({ protocol: /^https$/, error: "an address that begins with https://" });

const foundationSchema = z.strictObject({
  account: account.describe(
    "Management account of the organisation, in which nothing else is: 12 digits, in quotes. A role domicile-foundation there lets you in.",
  ),
  region: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)+-\d$/, { error: "a region's code, such as eu-west-1" })
    .describe("Region in which the foundation's own record is kept; no customer's data is there."),
  mail: z
    .string()
    .regex(/^[^\s@{}]*\{account\}[^\s@{}]*@[^\s@{}]+\.[^\s@{}]+$/, {
      error: "an address with {account} in it, such as aws+{account}@vendor.example",
    })
    .describe("Mailbox of each account's root, at the vendor; {account} becomes the account's name."),
  ci: z
    .strictObject({
      issuer: secure.describe("OpenID Connect issuer of the CI."),
      audience: line.describe("Audience of its tokens, such as sts.amazonaws.com."),
      subject: line
        .regex(/^[^*?]+$/, { error: "one subject, written out: without * and ?" })
        .describe("Subject of the one pipeline that may bring tenants up, written out."),
    })
    .describe("Which pipeline may bring tenants up."),
  people: z
    .strictObject({
      audience: line.describe("Client of identity.issuer whose tokens only operators can get."),
    })
    .describe("Which people may: they sign in at identity.issuer, from an operators' network."),
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
      .strictObject({ issuer: secure.describe("OpenID Connect issuer.") })
      .describe("Where operators sign in."),
    foundation: foundationSchema
      .optional()
      .describe("The ground under all tenants, as `domicile foundation` lays it; left out where it is laid otherwise."),
    tenants: z.record(slug, accountsSchema).describe("Accounts of each tenant, by the tenant's name."),
  })
  .describe("What the vendor says once for all tenants.");

export type Accounts = z.output<typeof accountsSchema>;
export type FoundationTerms = z.output<typeof foundationSchema>;
/** What the vendor says once for all tenants. */
export type Platform = z.output<typeof platformSchema>;
