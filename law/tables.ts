import { z } from "zod";
import jurisdictionData from "./data/jurisdictions.json" with { type: "json" };
import regionData from "./data/regions.json" with { type: "json" };

// Facts are checked once, when this module is first read: a wrong table stops everything instead of settling wrongly.

const country = z.string().regex(/^[A-Z]{2}$/);
const code = z.string().regex(/^[a-z]+(-[a-z]+)+-\d$/);
const codes = z.array(code);
const day = z.iso.date();
const scope = z.enum(["country", "eu", "eea", "adequate", "safeguards", "blocklist", "none"]);

const regionSchema = z.strictObject({
  code,
  partition: z.enum(["aws", "aws-us-gov", "aws-eusc", "aws-cn"]),
  country,
  subdivision: z.string().nullable(),
  place: z.string().nullable(),
  name: z.string(),
  zones: z.int().nullable(),
  zoneIds: z.array(z.string()).default([]),
  zonesWithoutEks: z.array(z.string()).default([]),
  zonesNote: z.string().optional(),
  optIn: z.boolean(),
  suffix: z.string(),
  bloc: z.enum(["EEA", "adequate"]).nullable(),
  status: z.enum(["open", "impaired", "unconfirmed"]),
  lacks: z.array(z.string()).nullable(),
  source: z.array(z.string()),
  verified: z.boolean(),
  note: z.string().optional(),
});

const featureSchema = z.object({
  feature: z.string(),
  what: z.string(),
  missing: codes,
  unconfirmed: codes,
  source: z.string(),
});

const stateSchema = z.strictObject({
  scope,
  only: z.literal("public").optional(),
  since: day.optional(),
  also: z.array(country).default([]),
  needs: z.array(z.string()).default([]),
  note: z.string().optional(),
});

const ruleSchema = z.strictObject({
  scope,
  public: scope.optional(),
  states: z.record(z.string(), stateSchema).default({}),
  needs: z.array(z.string()).default([]),
  note: z.string().optional(),
});

const jurisdictionSchema = z.strictObject({
  id: z.string(),
  country,
  partition: z.literal("aws-us-gov").optional(),
  regimes: z.array(z.string()).min(1),
  law: z.strictObject({ health: ruleSchema, hr: ruleSchema, legal: ruleSchema }),
  special: z.array(z.strictObject({ id: z.string(), data: z.string(), scope, source: z.string() })).default([]),
  states: z.array(z.string()).default([]),
  placement: z.enum(["country", "fallback", "refuse"]),
  regions: codes,
  fallback: codes,
  backup: z.strictObject({
    first: z.enum(["same-region", "country-region", "fallback-region", "none"]),
    second: codes,
  }),
  acceptance: z.literal("impaired-region").optional(),
  confidence: z.enum(["high", "medium", "low"]),
  verified: z.boolean(),
  sources: z.array(z.strictObject({ what: z.string(), date: z.string() })),
  note: z.string().optional(),
});

const dated = { verified: z.boolean(), date: z.string(), source: z.string() };

const lawSchema = z.object({
  eu: z.array(country),
  eea: z.array(country),
  eeaRegions: codes,
  eeaSovereignRegions: codes,
  adequacy: z.object({
    countries: z.array(
      z.object({ country, since: day.optional(), until: day.optional(), only: z.string().optional() }),
    ),
  }),
  jurisdictions: z.array(jurisdictionSchema),
  unread: z.object({
    eea: z.array(z.strictObject({ country, nearest: codes })),
    others: z.array(z.strictObject({ country, regions: codes })),
  }),
  retention: z.array(
    z.strictObject({
      ...dated,
      id: z.string(),
      applies: z.string(),
      of: z.enum(["logs", "records"]),
      keep: z.string(),
      what: z.string(),
    }),
  ),
  breach: z.array(
    z.strictObject({
      ...dated,
      id: z.string(),
      applies: z.string(),
      regime: z.string().optional(),
      within: z.string(),
      from: z.string(),
      who: z.string(),
      note: z.string().optional(),
    }),
  ),
  breachDefault: z.object({ within: z.string(), source: z.string() }),
  logDefault: z.object({ keep: z.string(), source: z.string() }),
});

export type Region = Readonly<z.output<typeof regionSchema>>;
export type Scope = z.output<typeof scope>;
export type LawRule = z.output<typeof ruleSchema>;
export type Jurisdiction = z.output<typeof jurisdictionSchema>;
export type LawClass = keyof Jurisdiction["law"];

/** The law tables of `data/jurisdictions.json`. */
export const law = lawSchema.parse(jurisdictionData);
/** Every AWS region an ordinary customer can order, from `data/regions.json`. */
export const regions: readonly Region[] = z.array(regionSchema).parse(regionData.regions);
/** Parts of services that some regions lack. */
export const features = z.array(featureSchema).parse(regionData.features);

const byCode = new Map(regions.map((region) => [region.code, region]));

/** A region by its code; undefined for what is no region we know. */
export function regionOf(code: string): Region | undefined {
  return byCode.get(code);
}
