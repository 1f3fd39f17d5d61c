import { z } from "zod";
import {
  about,
  accountsShape as accounts,
  refusalsShape as problems,
  promiseShape,
  urn,
  verdictShape,
} from "./parts.ts";

const changeShape = z.enum(["regressed", "unproven", "waived", "rule-changed", "fixed", "new", "gone"]);
const judgedOutcome = verdictShape.shape.outcome.nullable().describe("Null where there was nothing to judge.");

const againstShape = z.object({
  tenant: z.string().describe("Whose judgement it is compared with."),
  judged: z.enum(["plan", "deployed"]),
  at: z.string().describe("Day of that judgement, in UTC."),
  commit: z.string().nullable(),
  signed: z
    .enum(["trusted", "untrusted", "differs"])
    .nullable()
    .describe(
      "What that evidence's word is worth: `differs` is not as it was signed; null for a tenant that was judged now.",
    ),
  counts: z.record(changeShape, z.number()).describe("How many verdicts there are of each change."),
  changes: z
    .array(
      z.object({
        change: changeShape,
        rule: z.string(),
        was: judgedOutcome,
        is: judgedOutcome,
        resources: z
          .array(urn)
          .nullable()
          .describe("As they are now, or were where they are gone; null: the whole stack."),
      }),
    )
    .describe("What matters most first, then by rule."),
});

const proveResult = z
  .object({
    ...about,
    out: z
      .string()
      .nullable()
      .describe("Folder of the evidence; null when the law says no and there is nothing to judge."),
    judged: z.enum(["plan", "deployed"]).describe("What would be declared, or what really stands."),
    at: z.string().describe("Day of the judgement, in UTC."),
    outcomes: z.record(verdictShape.shape.outcome, z.number()).describe("How many verdicts there are of each outcome."),
    promises: z.record(promiseShape.shape.outcome, z.number()).describe("How many promises there are of each outcome."),
    files: z.array(z.string()).describe("Names of the files in it, sorted."),
    signed: z
      .object({
        by: z.string().describe("SHA-256 of the public key, as SPKI."),
        local: z.string().nullable().describe("File of the key where it is this user's own and nobody else knows it."),
      })
      .nullable(),
    against: againstShape.nullable().describe("With `--against`: what isn't as it was, or as it is elsewhere."),
    problems,
  })
  .describe("What `prove` prints: where the evidence lies, and what it comes to.");

export type ProveResult = z.output<typeof proveResult>;
export type Against = NonNullable<ProveResult["against"]>;

const pictureResult = z
  .object({
    ...about,
    accounts,
    out: z.string().nullable().describe("File it was written into; null when none was asked for."),
    svg: z.string().nullable().describe("The picture; null when the law says no and there is nothing to draw."),
    problems,
  })
  .describe("What `picture` prints: the tenant's home, drawn from its plan.");

export type PictureResult = z.output<typeof pictureResult>;

const sentence = z.object({
  says: z.string(),
  source: z
    .object({
      kind: z.enum(["field", "platform", "law", "promise", "rule"]),
      ref: z.string().describe("Path of the field, what was settled, the promise's number, or the rule's name."),
      says: z.string().optional().describe("Law, clause or table behind it."),
    })
    .describe("What the sentence rests on."),
});

const annexResult = z
  .object({
    ...about,
    accounts,
    outcome: z.enum(["written", "refused"]),
    out: z.string().nullable().describe("Folder of the annex; null when there is none."),
    files: z.array(z.string()).describe("Names of the files in it, sorted."),
    unprinted: z
      .string()
      .nullable()
      .describe("Why there is no PDF; null when there is one, and when nothing was written."),
    sections: z.array(z.object({ title: z.string(), sentences: z.array(sentence) })),
    reasons: z.array(z.string()).describe("What rules and promises have against it, a sentence each."),
    problems,
  })
  .describe("What `annex` prints: the pages for a contract, each sentence with what it rests on.");

export type AnnexResult = z.output<typeof annexResult>;

/** Of the commands that write something for people to keep. */
export const pages = { prove: proveResult, picture: pictureResult, annex: annexResult };
