import { z } from "zod";
import { OPTIONS } from "./options.ts";
import { TERMS } from "./terms.ts";

const sentence = z.string().regex(/^[A-Z].*\.$/, { error: "one sentence with its full stop" });
const word = z.string().regex(/^[a-z]+(-[a-z]+)*$/, { error: "small letters and dashes" });
const agreed = z
  .string()
  .regex(/^(agreed|\d+ (hours|days|months|years)( unless agreed)?|[A-Z]{2})$/, {
    error: "agreed, a time such as 30 days, a time and unless agreed, or a country in quotes",
  })
  .describe("What the vendor says, or agreed when the contract alone says it.");

const outsideSchema = z.strictObject({
  to: z.enum(["application", "organisation"]).describe("The product, or people and their documents on either side."),
  say: sentence.describe("What they must do for the promise to hold."),
});

const promisedSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z-]+\.\d{2}$/, { error: "the book's name and a number, such as openhr.01" })
    .describe("Book and number; never reused."),
  says: sentence.describe("The promise as customers read it, in our words."),
  needs: z
    .array(word)
    .min(1)
    .optional()
    .describe("Capabilities that all of it rests on. Default: none, and others keep it alone."),
  option: z
    .array(z.enum(OPTIONS))
    .min(1)
    .optional()
    .describe("Sold only to a tenant that has one of these. Default: sold to everybody."),
  terms: z.partialRecord(z.enum(TERMS), agreed).default({}).describe("Its numbers and places. Default: none."),
  outside: outsideSchema.optional().describe("What is left to others. Default: infrastructure keeps it alone."),
  limit: sentence.optional().describe("What it doesn't cover even where it is kept. Default: nothing."),
  later: sentence.optional().describe("What will keep it, for promises about the time after the contract."),
  doubt: z.string().optional().describe("Where the source is unclear or doesn't fit this cloud."),
});

export const bookSchema = z.strictObject({ promises: z.array(promisedSchema).min(1) });

export const capabilitiesSchema = z.strictObject({ capabilities: z.record(word, sentence) });

/** One thing that a vendor promises its customers in public. */
export type Promised = Readonly<z.output<typeof promisedSchema>>;
