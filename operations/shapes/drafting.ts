import { z } from "zod";
import { costsShape } from "./costs.ts";
import { about, placementShape, reasonShape, refusalsShape, termShape } from "./parts.ts";

const promiseSoldShape = z.object({
  promise: z.string().describe("Its id: the vendor's book and a number."),
  says: z.string().describe("The promise as customers read it."),
  unsold: z.string().nullable().describe("Why this customer doesn't get it; null for one that is sold."),
  terms: z.array(z.object({ term: z.string(), promised: z.string().nullable(), agreed: z.string().nullable() })),
  left: z
    .object({ to: z.enum(["application", "organisation"]), say: z.string() })
    .nullable()
    .describe("What is left to others, and to whom."),
  limit: z.string().nullable().describe("What it doesn't cover even where it is kept."),
});

const safeguardShape = z.object({
  safeguard: z.string(),
  says: z.string(),
  promises: z.array(z.string()).describe("Promises that rest on it."),
});

export const newShape = z
  .object({
    ...about,
    outcome: z.enum(["written", "refused"]).describe("Refused when the law says no; then nothing is written."),
    file: z.string().nullable().describe("The file that was written, from the project."),
    placement: placementShape,
    terms: z.record(z.string(), termShape).nullable(),
    needs: z.array(reasonShape).describe("What people have to see to before the first day."),
    promises: z.array(promiseSoldShape).describe("Every public promise of the product, in the vendor's order."),
    safeguards: z.array(safeguardShape).describe("What the promises that are sold rest on."),
    costs: costsShape,
    problems: refusalsShape,
  })
  .describe("What `new` prints: the file that it wrote, and what its answers decided.");
