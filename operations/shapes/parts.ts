import { z } from "zod";
import type { Value } from "../../graph/index.ts";

export const urn = z.string().describe("Name of a resource as the engine writes it.");
/** Any JSON value, typed as the graph has it. */
const value: z.ZodType<Value> = z.any();

/** Every result says what it is and whose. */
export const about = { format: z.literal(1), tenant: z.string() };

export const reasonShape = z.object({
  kind: z.enum(["law", "contract", "preference"]).describe("Who demands it."),
  say: z.string().describe("Why, in a sentence a customer understands."),
  source: z.string().describe("Law, clause or table the sentence rests on."),
});

const homeShape = z.object({
  what: z.enum(["data", "backup", "copy", "logs", "keys", "secrets", "state", "state-key"]),
  region: z.string(),
  account: z.enum(["tenant", "backup"]),
  reason: reasonShape,
});

export const placementShape = z
  .object({
    partition: z.string(),
    region: z.string(),
    zones: z.array(z.string()).describe("Zone ids."),
    homes: z.array(homeShape).describe("Where each kind of thing lives, and why."),
  })
  .nullable()
  .describe("Null when the law or the contract can't be met.");

export const termShape = z.object({
  span: z.object({ text: z.string().describe("As written: `24 months`."), hours: z.number() }),
  reason: reasonShape,
});

const problemShape = z.object({
  path: z.string().describe("Field of the tenant file; empty for all of it."),
  line: z.number().nullable(),
  column: z.number().nullable(),
  found: z.string().nullable(),
  allowed: z.string().nullable().describe("What may stand there instead."),
  say: z.string().describe("What is wrong and what to do."),
});

/** Why the tenant can't be placed; empty when it can. */
export const refusalsShape = z.array(
  problemShape.extend({
    source: z.string(),
    alternatives: z.array(z.object({ write: z.string(), means: z.string() })).describe("Nearest first."),
  }),
);

export const verdictShape = z.object({
  rule: z.string(),
  severity: z.enum(["critical", "high", "medium", "low"]),
  outcome: z.enum(["pass", "fail", "unproven", "waived", "not-applicable", "error"]),
  resource: urn.nullable().describe("Null when it is about the stack as a whole."),
  because: z.string(),
  facts: z.record(z.string(), value),
});

export const resourceShape = z.object({
  urn,
  type: z.string().describe("Pulumi token."),
  name: z.string(),
  parent: urn.nullable(),
  provider: urn.nullable(),
  protect: z.boolean(),
  inputs: z
    .record(z.string(), z.unknown())
    .describe('{"$unknown":true} and {"$secret":true} stand in place of values.'),
  refs: z.array(z.object({ property: z.string(), urns: z.array(urn) })),
  source: z.object({ file: z.string(), line: z.number() }).nullable(),
});

export const changesShape = z.object({
  create: z.number(),
  update: z.number(),
  replace: z.number(),
  delete: z.number(),
  same: z.number(),
});

export const stepShape = z.object({
  urn,
  op: z.enum(["create", "update", "replace", "delete"]),
  properties: z.array(z.string()).describe("What changes; empty when all of it is made or taken away."),
  because: z.string().describe("The value that changed, or the resources it follows."),
});

export const driftShape = z.object({
  urn,
  property: z.string().describe("Path of what differs; empty for the resource itself, which is gone."),
  was: value.describe("As it was made; the id of what is gone; null where nothing was set."),
  is: value.describe('As it is; null where nothing is set or left. {"$secret":true} in place of a secret: it differs.'),
  mendedBy: z.enum(["up", "hand"]).describe("`up` puts back what is ours; what somebody added goes by hand alone."),
});

/** What a plan, a preview or a refresh comes to. */
export const accountsShape = z
  .boolean()
  .nullable()
  .describe("Whether its accounts are known, or others stand in for them; null when it can't be placed.");

export const judgedShape = z.enum(["plan", "deployed"]).describe("What would be declared, or what really stands.");

export const answerShape = z.enum(["allowed", "refused"]).describe("Refused when the law or a verdict says no.");

export const outcomeShape = z.enum(["succeeded", "refused", "failed", "cancelled"]);

export const remainShape = z.object({
  urn: urn.nullable().describe("Null for what the cloud made by itself."),
  id: z.string(),
  what: z.string(),
  until: z.string().nullable().describe("When it will be gone, ISO 8601; null when nobody has set an end."),
  because: z.string(),
});

export const promiseShape = z.object({
  promise: z.string().describe("Its id: the vendor's book and a number."),
  says: z.string().describe("The promise as customers read it."),
  outcome: z
    .enum(["kept", "broken", "unproven", "outside", "not-sold", "later"])
    .describe("Kept counts for our half where `outside` names another."),
  by: z.array(z.string()).describe("Rules that prove it, or that don't."),
  resources: z.array(urn).describe("What those rules speak of."),
  because: z.string(),
  terms: z
    .array(z.object({ term: z.string(), promised: z.string().nullable(), agreed: z.string().nullable() }))
    .describe("Its numbers and places, as the vendor promises them and as this contract has them."),
  outside: z.string().nullable().describe("What is left to others."),
  leftTo: z.enum(["application", "organisation"]).nullable().describe("To whom that is left."),
  limit: z.string().nullable().describe("What it doesn't cover even where it is kept."),
});

const agesShape = z.object({
  kind: z.string().describe("The schedule that makes them, such as `daily`."),
  newestHours: z.number().nullable().describe("Most hours that the newest of them is old at the end of a day."),
  oldestDays: z.number().nullable().describe("Most days that the oldest of them is old at the end of a day."),
});

export const retentionShape = z.object({
  resource: urn.describe("Urn of what holds the customer's data."),
  what: z.string().describe("What kind of thing that is, such as `database`."),
  goneFrom: z
    .string()
    .nullable()
    .describe(
      "First day on which what is deleted from it on the day `at` is in no copy; null when it always is in one.",
    ),
  oldVersions: z.number().describe("Days for which it keeps what was deleted from it."),
  anyMinute: z.number().describe("Days to any minute of which it can be taken back."),
  copies: z.array(agesShape).describe("What there is to go back to, by kind of copy, played forward over 26 months."),
  end: z
    .object({
      unreadable: z.string().describe("Day from which nobody can read any of it: its keys are gone."),
      gone: z.string().nullable().describe("Day from which no copy of it is there, whatever its lock."),
    })
    .describe("After the contract and the time to take data out."),
});

const openShape = z.object({
  rule: z.string(),
  outcome: z.string(),
  resource: urn.nullable(),
});

export const tenantRowShape = z.object({
  tenant: z.string(),
  file: z.string(),
  placement: z.object({ partition: z.string(), region: z.string() }).nullable(),
  problem: z
    .object({
      kind: z.enum(["refused", "wrong"]).describe("The law says no to what it asks, or the file itself is wrong."),
      line: z.number().nullable(),
      say: z.string().describe("The first problem."),
      more: z.number().describe("How many more there are: `check` says them all."),
    })
    .nullable(),
  stands: z
    .enum(["up", "partly", "down", "unknown"])
    .describe("As the last run from this checkout left it; unknown when there was none."),
  judged: z
    .object({
      at: z.string().describe("ISO 8601."),
      by: z.enum(["preview", "up", "refresh"]),
      current: z.boolean().describe("False when the tenant file has changed since."),
      open: z.array(openShape).describe("Verdicts that refuse."),
    })
    .nullable(),
});

export const errorShape = z.object({ code: z.string(), problems: z.array(problemShape) });

export const errorResult = z
  .object({ error: errorShape })
  .describe("What every command prints when the file, the command, the engine or the cloud is at fault.");
