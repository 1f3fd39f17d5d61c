import { z } from "zod";

const partShape = z.object({
  part: z.string(),
  count: z.number().describe("How many of it."),
  monthly: z.number().nullable().describe("US dollars a month for all of them; null where no price was noted."),
  because: z.string().describe("What it is there for."),
  promises: z.array(z.string()).describe("Public promises of the product that rest on it."),
  without: z.string().describe("What the contract would have to give up to be rid of it."),
});

export const costsShape = z
  .object({
    currency: z.literal("USD"),
    noted: z.string().describe("Month in which the prices were noted, `YYYY-MM`."),
    together: z.number().describe("A month, of all parts that have a price."),
    parts: z.array(partShape).describe("Dearest first."),
  })
  .nullable()
  .describe(
    "What costs by its number, at list prices right to about 30 %; records, backups, stored files, traffic and watching those come on top. Null when the tenant can't be placed.",
  );
