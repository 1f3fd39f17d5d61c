import { z } from "zod";

const span = z.string().regex(/^\d+ (hour|day|month|year)s?$/);
const countryCode = z.string().regex(/^[A-Z]{2}$/);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const weekday = z.enum(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);
const place = z.union([z.enum(["in-country", "nearest-allowed"]), countryCode]);

export const tenantSchema = z.strictObject({
  domicile: z.literal(1),
  name: z.string().regex(/^[a-z][a-z0-9-]{1,18}[a-z0-9]$/),
  customer: z.strictObject({
    organisation: z.string(),
    country: countryCode,
    kind: z.enum(["private", "public"]).default("private"),
    state: z.string().optional(),
  }),
  product: z.strictObject({
    name: z.enum(["OpenHR", "OP Cloud", "OthoMatic", "OpenEMR", "ExorLive"]),
    version: z.string(),
    host: z.string().optional(),
    database: z.enum(["mysql", "postgres"]).optional(),
  }),
  size: z.strictObject({
    users: z.int().positive(),
    data: z.string().regex(/^\d+ (GB|TB)$/),
    plan: z.enum(["small", "standard", "large"]).default("standard"),
    hardware: z.enum(["shared", "dedicated"]).default("shared"),
  }),
  data: z.strictObject({
    classes: z.array(z.enum(["hr", "health", "legal", "financial", "children", "other"])).min(1),
    special: z.array(z.string()).default([]),
    regimes: z.array(z.string()),
  }),
  contract: z.strictObject({
    reference: z.string(),
    signed: z.iso.date(),
    starts: z.iso.date(),
    ends: z.iso.date(),
    processing: z.string(),
  }),
  contacts: z.strictObject({ privacy: z.email(), security: z.email(), operations: z.email() }),
  place: z
    .strictObject({
      data: place.default("in-country"),
      backups: place.optional(),
      cloud: z.enum(["public", "sovereign", "government"]).default("public"),
      wish: z.literal("in-country").optional(),
      accepted: z.string().optional(),
    })
    .prefault({}),
  availability: z.strictObject({ lose: span.default("1 hour"), return: span.default("4 hours") }).prefault({}),
  backups: z.strictObject({
    every: z.enum(["hour", "4 hours", "day", "night"]).default("day"),
    keep: z.strictObject({
      all: span.optional(),
      daily: span.optional(),
      weekly: span.optional(),
      monthly: span.optional(),
      yearly: span.optional(),
    }),
    separate: z.boolean().default(true),
    test: z.string().default("every 30 days"),
  }),
  access: z
    .strictObject({
      support: z.enum(["none", "on-request", "scheduled"]).default("none"),
      windows: z.array(z.string()).default([]),
      way: z.enum(["session", "vpn"]).default("session"),
      approver: z.enum(["privacy", "security", "operations"]).optional(),
      people: z.int().default(4),
      from: z.array(countryCode).optional(),
      mfa: z.literal("always").default("always"),
      folder: z.strictObject({ name: z.string(), keep: span }).optional(),
    })
    .prefault({}),
  connections: z
    .strictObject({
      sftp: z
        .array(z.strictObject({ partner: z.string(), addresses: z.array(z.string()), folder: z.string() }))
        .default([]),
      api: z.boolean().default(false),
      "shared-folders": z.array(z.string()).default([]),
      vpn: z
        .array(z.strictObject({ name: z.string(), address: z.string(), networks: z.array(z.string()) }))
        .default([]),
      directory: z
        .strictObject({ kind: z.enum(["ldap", "active-directory"]), host: z.string(), through: z.string() })
        .optional(),
      "sign-on": z.array(z.string()).default([]),
      egress: z.array(z.string()).default([]),
    })
    .prefault({}),
  users: z
    .strictObject({
      mfa: z.enum(["always", "offered", "off"]).default("always"),
      "lock-after": z.int().default(5),
    })
    .prefault({}),
  mail: z.strictObject({ domain: z.string(), relay: z.string().optional() }).optional(),
  incident: z.strictObject({ report: span.optional() }).prefault({}),
  files: z.array(z.strictObject({ folder: z.string(), keep: span })).default([]),
  cleanup: z.record(z.string(), span).default({}),
  logs: z
    .strictObject({ keep: span.optional(), reports: z.enum(["weekly", "monthly", "none"]).default("monthly") })
    .prefault({}),
  maintenance: z.strictObject({ day: weekday, from: clock, zone: z.string() }).optional(),
  exit: z
    .strictObject({
      export: z.array(z.enum(["database", "files", "logs"])).default(["database", "files"]),
      hold: span.default("30 days"),
    })
    .prefault({}),
});

/** What the customer was sold, in the customer's words, defaults filled in. */
export type Tenant = z.output<typeof tenantSchema>;
