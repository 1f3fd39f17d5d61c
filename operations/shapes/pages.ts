import { z } from "zod";
import {
  about,
  accountsShape as accounts,
  judgedShape as judged,
  refusalsShape as problems,
  promiseShape,
  urn,
  verdictShape,
} from "./parts.ts";

const changeShape = z.enum(["regressed", "unproven", "waived", "rule-changed", "fixed", "new", "gone"]);
const judgedOutcome = verdictShape.shape.outcome.nullable().describe("Null where there was nothing to judge.");

const againstShape = z.object({
  tenant: z.string().describe("Whose judgement it is compared with."),
  judged,
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
    judged,
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

const AGREED = ["field", "platform", "law", "promise", "rule"] as const;

const sentenceOf = <K extends string>(...kinds: readonly K[]) =>
  z.object({
    says: z.string(),
    source: z
      .object({
        kind: z.enum(kinds),
        ref: z.string().describe("Path of the field, what was settled, the promise's number, or names of rules."),
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
    sections: z.array(z.object({ title: z.string(), sentences: z.array(sentenceOf(...AGREED)) })),
    reasons: z.array(z.string()).describe("What rules and promises have against it, a sentence each."),
    problems,
  })
  .describe("What `annex` prints: the pages for a contract, each sentence with what it rests on.");

export type AnnexResult = z.output<typeof annexResult>;

const STANDS = [
  "kept",
  "promised-in-part",
  "not-promised",
  "not-sold",
  "later",
  "application",
  "organisation",
  "inherited",
  "out-of-scope",
  "broken",
  "unproven",
] as const;

const answerShape = z.object({
  row: z.number().nullable().describe("Row of the question, from 1 as a spreadsheet counts; null in a built-in set."),
  control: z.string().nullable().describe("Of a built-in set, as its framework writes it."),
  obligation: z.string().nullable().describe("HIPAA's word: standard, required or addressable."),
  question: z.string(),
  topic: z.string().nullable().describe("What the question was recognised as; null where it stays empty."),
  by: z.array(z.string()).describe("Words of the question by which."),
  candidates: z.array(z.string()).describe("Topics that it could be, where it stays empty."),
  doubts: z.array(z.string()).describe("Words that make it another question than those topics answer."),
  stands: z.enum(STANDS).nullable().describe("Null where the question stays empty."),
  sentences: z
    .array(sentenceOf(...AGREED, "control"))
    .describe("The answer. A rule's `ref` is names of rules, and `says` the capability that they prove."),
  promises: z.array(z.string()).describe("Numbers of the promises behind it."),
  rules: z.array(z.string()).describe("Names of the rules that show it."),
  left: z.array(z.string()).describe("Who does what no rule shows: application, aws, customer or vendor."),
});

const answerResult = z
  .object({
    ...about,
    accounts,
    judged,
    at: z.string().describe("Day of the judgement, in UTC."),
    out: z.string().nullable().describe("File the answers were written into; null when none was asked for."),
    asked: z.string().nullable().describe("The file of questions, or the built-in set; null when the law says no."),
    answers: z.array(answerShape).describe("In the order of the questions; without those that had an answer."),
    unanswered: z.array(z.number()).describe("Rows of the questions that stay empty."),
    csv: z.string().nullable().describe("All of it for a spreadsheet; null when the law says no."),
    problems,
  })
  .describe("What `answer` prints: a security questionnaire, filled in from what the tenant was judged to be.");

export type AnswerResult = z.output<typeof answerResult>;

/** Of the commands that write something for people to keep. */
export const pages = { prove: proveResult, picture: pictureResult, annex: annexResult, answer: answerResult };
