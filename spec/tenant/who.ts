import { z } from "zod";
import { country, day, distinct, email, host, line, slug } from "./words.ts";

export const name = z
  .string()
  .regex(/^(?!aws|amzn|amazon|xn-|sthree)[a-z](-?[a-z0-9]){2,19}$/, {
    error:
      "3 to 20 small letters, digits and single dashes, beginning with a letter; aws, amazon, amzn, xn- and sthree can't begin it",
  })
  .max(20, { error: "a name of at most 20 characters" })
  .describe(
    "Short name of the customer: 3 to 20 small letters, digits and dashes, the same as the file's name. It is part of every name we make and can't change.",
  );

export const customer = z
  .strictObject({
    organisation: line.describe("Legal name of the customer's organisation."),
    country: country.describe('Country whose law applies, as two capital letters. Quote "NO".'),
    kind: z
      .enum(["private", "public"])
      .default("private")
      .describe("Private or public body; some countries are stricter with public bodies. Default: private."),
    state: z
      .string()
      .regex(/^[A-Z]{2,3}$/, { error: "a state or province in capital letters without the country, such as TX" })
      .optional()
      .describe(
        "State or province without the country, such as TX. Must be given where its law can differ: in the US and Canada.",
      ),
  })
  .describe("Who the customer is.");

export const product = z
  .strictObject({
    name: line.describe("What we run for the customer; one of the products the vendor lists."),
    version: line.describe('Release to start with, in quotes, such as "12.4"; one of the product\'s releases.'),
    host: host
      .max(64, { error: "a host of at most 64 characters, or it gets no certificate" })
      .optional()
      .describe("Address people type. Default: the tenant's name under the vendor's domain."),
    database: z
      .enum(["mysql", "postgres"])
      .optional()
      .describe("Database the product runs on. Default: the product's own."),
  })
  .describe("What the customer bought.");

const MOST_TB = 60;

export const size = z
  .strictObject({
    users: z.int().min(1).max(1_000_000).describe("People who use it; 1 to 1,000,000."),
    data: z
      .string()
      .regex(/^[1-9]\d{0,5} (GB|TB)$/, { error: "a number and GB or TB, such as 120 GB", abort: true })
      .refine((text) => gigabytes(text) <= MOST_TB * 1000, { error: `at most ${MOST_TB} TB` })
      .describe(`Data expected in the first year: a number and GB or TB, at most ${MOST_TB} TB.`),
    plan: z.enum(["small", "standard", "large"]).default("standard").describe("Plan sold. Default: standard."),
    hardware: z
      .enum(["shared", "dedicated"])
      .default("shared")
      .describe(
        "Machines shared with other customers of the data centre, or dedicated ones, which cost extra. Default: shared.",
      ),
  })
  .describe("How much of it.");

/** Gigabytes that `120 GB` or `2 TB` stand for; a TB counts 1,000 GB. */
export function gigabytes(text: string): number {
  const [number, unit] = text.split(" ");
  return Number(number) * (unit === "TB" ? 1000 : 1);
}

export const data = z
  .strictObject({
    classes: distinct(z.enum(["hr", "health", "legal", "financial", "children", "other"]))
      .min(1)
      .describe("Kinds of data. A kind that a country has no rule for takes the country's strictest rule."),
    special: distinct(slug)
      .max(20)
      .default([])
      .describe("Kinds of data that the country's law names itself, such as epd in Switzerland. Default: none."),
    regimes: distinct(line)
      .max(30)
      .describe("Laws and norms the contract names, such as GDPR or HIPAA; [] when it names none."),
  })
  .describe("What kinds of data it holds.");

export const contract = z
  .strictObject({
    reference: line.describe("Contract number."),
    signed: day.describe("Day the contract was signed."),
    starts: day.describe("First day of the contract; not before it was signed."),
    ends: day.describe("Last day of the contract; after it starts."),
    processing: line.describe("Data processing or business associate agreement. Without one nothing is set up."),
  })
  .describe("The contract behind this file.");

export const contacts = z
  .strictObject({
    privacy: email.describe("Data protection officer or privacy office: an address of a function, not of a person."),
    security: email.describe("Who hears of findings and incidents: an address of a function, not of a person."),
    operations: email.describe(
      "Who hears of maintenance and approves access: an address of a function, not of a person.",
    ),
  })
  .describe("Whom we write to. Functions, never personal names.");
