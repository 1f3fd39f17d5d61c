import { z } from "zod";
import { costsShape } from "./costs.ts";
import { about, placementShape, reasonShape, refusalsShape, termShape, verdictShape } from "./parts.ts";

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

const lines = z.array(z.string()).describe("How the file differs, as `diff -u` has it.");

export const migrateShape = z
  .object({
    format: about.format,
    outcome: z.enum(["written", "current", "cancelled"]).describe("Current: no file is of an older version."),
    files: z
      .array(z.object({ file: z.string(), from: z.number(), to: z.number(), says: z.array(z.string()), lines }))
      .describe("Each file of an older version, and what its migration changes."),
  })
  .describe("What `migrate` prints: tenant files of an older version, rewritten.");

export const upgradeShape = z
  .object({
    ...about,
    outcome: z
      .enum(["written", "refused", "cancelled"])
      .describe("Refused when a verdict says no; nothing is written."),
    file: z.string(),
    from: z.string().describe("Release as the file had it."),
    to: z.string(),
    lines,
    changes: z
      .array(z.object({ urn: z.string(), op: z.enum(["create", "update", "delete"]), properties: z.array(z.string()) }))
      .describe("Everything that is declared otherwise, sorted by urn."),
    verdicts: z.array(verdictShape).describe("On the new release. Sorted by urn, then rule."),
    problems: refusalsShape,
  })
  .describe("What `upgrade` prints: a product's release raised in the tenant file, and what that changes.");
