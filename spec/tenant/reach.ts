import { z } from "zod";
import {
  address,
  country,
  day,
  distinct,
  folder,
  host,
  hostAddress,
  network,
  publicKey,
  slug,
  span,
  weekdays,
} from "./words.ts";

const WINDOW = new RegExp(`^(${weekdays.join("|")}) ([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d$`);

export const access = z
  .strictObject({
    support: z
      .enum(["none", "on-request", "scheduled"])
      .default("none")
      .describe("How the vendor's staff get in: never, when a contact says yes, or in fixed hours. Default: none."),
    windows: distinct(
      z
        .string()
        .regex(WINDOW, { error: "a weekday and hours, such as Tuesday 18:00-20:00", abort: true })
        .refine((text) => text.slice(-11, -6) < text.slice(-5), {
          error: "hours that end after they begin on the same day, such as Tuesday 18:00-20:00",
        }),
    )
      .max(50)
      .default([])
      .describe("Hours of scheduled support, in the zone of maintenance. With scheduled support only."),
    way: z
      .enum(["session", "vpn"])
      .default("session")
      .describe(
        "By which way: a recorded session on a machine, or a VPN to the product's own sign-in. Default: session.",
      ),
    approver: z
      .enum(["privacy", "security", "operations"])
      .optional()
      .describe("Contact who says yes. Must be given with on-request support."),
    people: z.int().min(1).max(50).default(4).describe("Most operators with access at one time, 1 to 50. Default: 4."),
    from: distinct(country)
      .min(1)
      .optional()
      .describe("Countries the operators work from. Default: the customer's country."),
    mfa: z.literal("always").default("always").describe("Second factor for operators. Always."),
    "auditor-until": day
      .optional()
      .describe(
        "Last day, in UTC, on which the auditor whom the customer names may look, not after the contract. Default: nobody may.",
      ),
    folder: z
      .strictObject({
        name: slug.describe("Name of the folder."),
        keep: span.describe("How long a file stays in it, 30 days at most."),
      })
      .optional()
      .describe(
        "Folder for support files inside the tenant. Operators read it, and no other file, while the door is open that approver or windows open. Default: none.",
      ),
  })
  .prefault({})
  .describe("How the vendor's staff get in.");

const sftp = z.strictObject({
  partner: slug
    .refine((text) => text.length >= 3, { error: "a short name of at least 3 characters" })
    .describe("Short name of the partner, by which it signs in; at least 3 characters."),
  addresses: z
    .array(network(16))
    .min(1)
    .max(20)
    .describe("Public networks the partner connects from, 12 at most for all partners together; none wider than /16."),
  keys: distinct(publicKey)
    .max(10)
    .default([])
    .describe(
      "Public SSH keys the partner signs in with, each without its comment; nothing else lets it in. Default: none, and the partner can't sign in yet.",
    ),
  folder: folder.describe(
    "Folder of the product's files that the partner sees, and nothing else of them; inside no other partner's.",
  ),
});

const vpn = z.strictObject({
  name: slug.describe("Short name of the site."),
  address: address.describe("Public address of the site's VPN device."),
  networks: z
    .array(network(8))
    .min(1)
    .max(50)
    .describe("Networks behind the site; none wider than /8, none inside another."),
});

const directory = z.strictObject({
  kind: z.enum(["ldap", "active-directory"]).describe("Kind of directory; Active Directory costs extra."),
  host: host.describe("Host of the directory, or domain of an Active Directory. It is spoken to over TLS only."),
  through: slug.describe("Name of the VPN that leads to it."),
  dns: distinct(hostAddress)
    .max(4)
    .default([])
    .describe(
      "The customer's DNS servers that know the host, behind the same VPN; 4 at most. Default: none, and the host's name is public.",
    ),
});

export const connections = z
  .strictObject({
    sftp: z.array(sftp).max(100).default([]).describe("Partners who exchange files. Default: none."),
    api: z.boolean().default(false).describe("Whether other systems may call the product. Default: false."),
    "shared-folders": distinct(slug).max(100).default([]).describe("Folders shared with partners. Default: none."),
    vpn: z.array(vpn).max(10).default([]).describe("Sites joined by VPN. Default: none."),
    directory: directory.optional().describe("The customer's own directory of people. Default: none."),
    "sign-on": distinct(
      z.union([z.enum(["google", "azure", "linkedin"]), host], { error: "google, azure, linkedin or a host name" }),
    )
      .max(20)
      .default([])
      .describe("Single sign-on providers: google, azure, linkedin or a host. Default: none."),
    egress: distinct(host).max(500).default([]).describe("Hosts the system may call, always over TLS. Default: none."),
  })
  .prefault({})
  .describe("What the system is joined to.");

export const users = z
  .strictObject({
    mfa: z
      .enum(["always", "offered", "off"])
      .default("always")
      .describe("Second factor for users of the product; kept by the product. Default: always."),
    "lock-after": z
      .int()
      .min(3)
      .max(10)
      .default(5)
      .describe("Wrong passwords before a user is locked, 3 to 10; kept by the product. Default: 5."),
  })
  .prefault({})
  .describe("Sign-in of the product's own users.");

export const mail = z
  .strictObject({
    domain: host.describe("Domain the product's mail comes from."),
    relay: host
      .optional()
      .describe(
        "Mail host, called over TLS on port 465. Must be given where the place of the data has no mail service of its own.",
      ),
  })
  .optional()
  .describe("Mail the product sends. Default: none.");
