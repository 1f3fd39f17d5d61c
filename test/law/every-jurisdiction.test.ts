import { describe, expect, test } from "vitest";
import { law } from "../../law/tables.ts";
import { customer, outcome } from "./given.ts";

type Class = "health" | "hr" | "legal" | "children";

const CLASSES: readonly Class[] = ["health", "hr", "legal", "children"];
const none = (country: string) => `place.data: The cloud we build on has no data centre in ${country}.`;
const unread = (country: string) =>
  `customer.country: Nobody here has read the law of ${country} yet, so we can't promise where its data may be. Ask the vendor to have it read.`;
const SAUDI =
  "place.data: It is not confirmed that the data centres in Saudi Arabia are open; nothing is placed there until it is.";
const EMIRATES =
  "place.accepted: The data centres in the United Arab Emirates were damaged in 2026-03 and their present state is not known. The customer has to agree in writing to that limit: write where it did under place.accepted.";

/**
 * What a customer of each country hears that asks for nothing but its own country: regions of data and copy, or the
 * refusal.
 */
const IN_COUNTRY: Record<string, string> = {
  ES: "eu-south-2 eu-south-2",
  NL: none("the Netherlands"),
  NO: none("Norway"),
  SE: "eu-north-1 eu-north-1",
  DE: "eu-central-1 eu-central-1",
  FR: "eu-west-3 eu-west-3",
  IE: "eu-west-1 eu-west-1",
  IT: "eu-south-1 eu-south-1",
  PL: none("Poland"),
  CH: "eu-central-2 eu-central-2",
  GB: "eu-west-2 eu-west-2",
  US: "us-east-1 us-east-2",
  CA: "ca-central-1 ca-west-1",
  AU: "ap-southeast-2 ap-southeast-4",
  NZ: "ap-southeast-6 ap-southeast-6",
  JP: "ap-northeast-1 ap-northeast-3",
  SG: "ap-southeast-1 ap-southeast-1",
  IN: "ap-south-1 ap-south-2",
  BR: "sa-east-1 sa-east-1",
  MX: "mx-central-1 mx-central-1",
  AE: EMIRATES,
  SA: SAUDI,
  IL: "il-central-1 il-central-1",
  ZA: "af-south-1 af-south-1",
  KR: "ap-northeast-2 ap-northeast-2",
  ID: "ap-southeast-3 ap-southeast-3",
  AT: none("Austria"),
  BE: none("Belgium"),
  BG: none("Bulgaria"),
  CY: none("Cyprus"),
  CZ: none("Czechia"),
  DK: none("Denmark"),
  EE: none("Estonia"),
  FI: none("Finland"),
  GR: none("Greece"),
  HR: none("Croatia"),
  HU: none("Hungary"),
  LT: none("Lithuania"),
  LU: none("Luxembourg"),
  LV: none("Latvia"),
  MT: none("Malta"),
  PT: none("Portugal"),
  RO: none("Romania"),
  SI: none("Slovenia"),
  SK: none("Slovakia"),
  IS: none("Iceland"),
  LI: none("Liechtenstein"),
  HK: unread("Hong Kong"),
  TW: unread("Taiwan"),
  MY: unread("Malaysia"),
  TH: unread("Thailand"),
  CN: unread("China"),
  BH: unread("Bahrain"),
  CL: unread("Chile"),
  KE: unread("Kenya"),
};

/** What the same customer hears that takes the nearest place the law allows and has agreed to it in writing. */
const NEAREST: Record<string, string> = {
  ...IN_COUNTRY,
  NL: "eu-central-1 eu-west-1",
  NO: "eu-north-1 eu-west-1",
  PL: "eu-central-1 eu-north-1",
  AE: "me-central-1 me-central-1",
  AT: "eu-central-1 eu-south-1",
  BE: "eu-west-3 eu-central-1",
  BG: "eu-south-1 eu-central-1",
  CY: "eu-south-1 eu-central-1",
  CZ: "eu-central-1 eu-south-1",
  DK: "eu-north-1 eu-central-1",
  EE: "eu-north-1 eu-central-1",
  FI: "eu-north-1 eu-central-1",
  GR: "eu-south-1 eu-central-1",
  HR: "eu-south-1 eu-central-1",
  HU: "eu-south-1 eu-central-1",
  LT: "eu-north-1 eu-central-1",
  LU: "eu-central-1 eu-west-3",
  LV: "eu-north-1 eu-central-1",
  MT: "eu-south-1 eu-south-2",
  PT: "eu-south-2 eu-west-3",
  RO: "eu-south-1 eu-central-1",
  SI: "eu-south-1 eu-central-1",
  SK: "eu-central-1 eu-south-1",
  IS: "eu-west-1 eu-north-1",
  LI: "eu-south-1 eu-central-1",
};

const rows = (table: Record<string, string>) =>
  Object.entries(table).flatMap(([country, expected]) => CLASSES.map((one) => [country, one, expected] as const));

describe("every jurisdiction, every kind of data", () => {
  test("the tables below leave out no country that the law tables know", () => {
    const known = [...law.jurisdictions, ...law.unread.eea, ...law.unread.others].map(({ country }) => country);
    expect(known.filter((country) => !(country in IN_COUNTRY))).toEqual([]);
  });

  test.each(rows(IN_COUNTRY))("%s, %s data, in the country", (country, one, expected) => {
    expect(outcome(customer(country, { data: { classes: [one] } }))).toBe(expected);
  });

  test.each(rows(NEAREST))("%s, %s data, at the nearest allowed place", (country, one, expected) => {
    const place = { data: "nearest-allowed", backups: "nearest-allowed", accepted: "annex 1" } as const;
    expect(outcome(customer(country, { data: { classes: [one] }, place }))).toBe(expected);
  });
});
