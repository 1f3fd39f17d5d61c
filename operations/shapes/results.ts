import { z } from "zod";
import { costsShape } from "./costs.ts";
import { migrateShape, newShape, upgradeShape } from "./drafting.ts";
import { doctorResult, foundationResult } from "./ground.ts";
import { handoverShape } from "./handover.ts";
import { pages } from "./pages.ts";
import * as part from "./parts.ts";

const { about, placementShape: placement, refusalsShape: problems } = part;
const verdicts = z.array(part.verdictShape).describe("Sorted by urn, then rule.");

const checkResult = z
  .object({
    ...about,
    accounts: part.accountsShape,
    placement,
    terms: z.record(z.string(), part.termShape).nullable(),
    costs: costsShape,
    problems,
  })
  .describe("What `check` prints: whether the tenant can be sold, where it would live, why, and what costs most.");

const planResult = z
  .object({
    ...about,
    outcome: part.answerShape,
    accounts: part.accountsShape,
    placement,
    resources: z.array(part.resourceShape),
    verdicts,
    problems,
  })
  .describe("What `plan` prints: everything that would be declared, and every verdict on it.");

const previewResult = z
  .object({
    ...about,
    outcome: part.answerShape,
    changes: part.changesShape,
    steps: z.array(part.stepShape),
    verdicts,
    problems,
  })
  .describe("What `preview` prints: what would change, why, and every verdict.");

const upResult = z
  .object({
    ...about,
    outcome: part.outcomeShape,
    placement,
    changes: part.changesShape.describe("What was done; what would be done when the outcome is refused."),
    verdicts,
    outputs: z.record(z.string(), z.unknown()).describe("Never a secret."),
    handover: handoverShape,
    seconds: z.number(),
    problems,
    error: part.errorShape.optional().describe("Only when the outcome is failed."),
  })
  .describe("What `up` prints.");

const refreshResult = z
  .object({
    ...about,
    outcome: part.answerShape,
    drift: z.array(part.driftShape).describe("What isn't as `up` made it. Sorted by urn, then property."),
    verdicts: verdicts.describe("On what there is, not on what was meant. Sorted by urn, then rule."),
    problems,
  })
  .describe("What `refresh` prints: how what there is differs from what was made, and every verdict on it.");

const destroyResult = z
  .object({
    ...about,
    outcome: part.outcomeShape,
    removed: z.number().describe("How many resources are gone."),
    remains: z.array(part.remainShape).describe("What locks, retention and key deletion windows keep."),
    problems,
    error: part.errorShape.optional().describe("Only when the outcome is failed."),
  })
  .describe("What `destroy` prints.");

const promisesResult = z
  .object({
    ...about,
    accounts: part.accountsShape,
    judged: part.judgedShape,
    at: z.string().describe("Day of the judgement, in UTC."),
    promises: z.array(part.promiseShape).describe("In the vendor's order; empty when the product promises nothing."),
    retention: z
      .array(part.retentionShape)
      .describe("How long what is deleted outlives that; what can't be known of a store leaves it out."),
    problems,
  })
  .describe("What `promises` prints: what became of each promise that the tenant's product is sold with.");

const verifyResult = z
  .object({
    format: about.format,
    outcome: z.enum(["good", "differs"]),
    differs: z.array(z.string()).describe("Files that aren't what was signed, are missing or came later; sorted."),
  })
  .describe("What `verify` prints: whether evidence is what was signed.");

const exportResult = z
  .object({ version: z.number(), deployment: z.record(z.string(), z.unknown()) })
  .describe("What `export` prints: the stack's deployment as `pulumi stack export` prints it, secrets sealed.");

const tenantsResult = z
  .object({
    format: about.format,
    world: z.enum(["simulated", "aws"]),
    tenants: z.array(part.tenantRowShape).describe("Sorted by name."),
  })
  .describe("What `tenants` prints: every tenant file, and what this checkout last saw of each.");

const simulatorResult = z
  .object({
    format: about.format,
    home: z.string().describe("Folder that keeps the world."),
    environment: z.record(z.string(), z.string()).describe("What Pulumi needs in its environment to use it."),
  })
  .describe("What `simulator` prints as soon as the simulated world can be used.");

/** What each command prints with `--json`, by the command's name. */
export const shapes = {
  new: newShape,
  migrate: migrateShape,
  upgrade: upgradeShape,
  check: checkResult,
  plan: planResult,
  preview: previewResult,
  up: upResult,
  refresh: refreshResult,
  destroy: destroyResult,
  promises: promisesResult,
  ...pages,
  verify: verifyResult,
  export: exportResult,
  tenants: tenantsResult,
  doctor: doctorResult,
  simulator: simulatorResult,
  foundation: foundationResult,
  error: part.errorResult,
};

export type MigrateResult = z.output<typeof migrateShape>;
export type UpgradeResult = z.output<typeof upgradeShape>;
export type NewResult = z.output<typeof newShape>;
export type CheckResult = z.output<typeof checkResult>;
export type PlanResult = z.output<typeof planResult>;
export type PreviewResult = z.output<typeof previewResult>;
export type UpResult = z.output<typeof upResult>;
export type RefreshResult = z.output<typeof refreshResult>;
export type PromisesResult = z.output<typeof promisesResult>;
export type VerifyResult = z.output<typeof verifyResult>;
export type DestroyResult = z.output<typeof destroyResult>;
export type TenantsResult = z.output<typeof tenantsResult>;
export type TenantRow = TenantsResult["tenants"][number];
export type DoctorResult = z.output<typeof doctorResult>;
export type SimulatorResult = z.output<typeof simulatorResult>;
export type FoundationResult = z.output<typeof foundationResult>;
export type PassResult = FoundationResult["passes"][number];
