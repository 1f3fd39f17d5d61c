import { z } from "zod";
import { about, refusalsShape as problems } from "./parts.ts";

const pictureResult = z
  .object({
    ...about,
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
      kind: z.enum(["field", "platform", "law", "promise"]),
      ref: z.string().describe("Path of the field, what was settled, or the promise's number."),
      says: z.string().optional().describe("Law, clause or table behind it."),
    })
    .describe("What the sentence rests on."),
});

const annexResult = z
  .object({
    ...about,
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
export const pages = { picture: pictureResult, annex: annexResult };
