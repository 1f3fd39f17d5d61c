import { z } from "zod";
import { about, changesShape, errorShape, stepShape, verdictShape } from "./parts.ts";

const lineShape = z.object({
  what: z.enum(["file", "engine", "world", "credentials", "account", "region", "service-role", "dns-zone", "image"]),
  outcome: z.enum(["good", "bad", "untold", "not-applicable"]).describe("Untold: it could not be found out."),
  say: z.string(),
  mend: z.string().nullable().describe("The command that puts it right."),
});

const passShape = z.object({
  pass: z.string().describe("Its stack is `foundation.<pass>`."),
  says: z.string().describe("What it lays, in a few words."),
  outcome: z
    .enum(["allowed", "succeeded", "refused", "failed", "cancelled", "waiting"])
    .describe("Waiting: an earlier pass has to stand first."),
  changes: changesShape.describe("What was done; what would be done where nothing was."),
  steps: z.array(stepShape).describe("As they were previewed."),
  verdicts: z.array(verdictShape).describe("Sorted by urn, then rule."),
  error: errorShape.optional().describe("Only when the outcome is failed."),
});

export const doctorResult = z
  .object({ ...about, lines: z.array(lineShape) })
  .describe("What `doctor` prints: everything that must stand before an `up`, and how to mend what doesn't.");

export const foundationResult = z
  .object({
    format: about.format,
    outcome: z.enum(["allowed", "succeeded", "refused", "failed", "cancelled"]),
    passes: z.array(passShape).describe("In their order; the first that doesn't end well is the last."),
    accounts: z
      .record(z.string(), z.object({ tenant: z.string(), backup: z.string() }))
      .describe("Account numbers of each tenant; empty before they are made."),
    nameServers: z.array(z.string()).describe("Where whoever holds the zone above sends those who ask for the domain."),
    platform: z
      .string()
      .nullable()
      .describe("What platform/platform.yaml has to say of accounts and doesn't, as YAML."),
    elsewhere: z.array(z.string()).describe("Tenants of another partition, which need an organisation of their own."),
  })
  .describe("What `foundation` prints: the ground under all tenants, pass by pass.");
