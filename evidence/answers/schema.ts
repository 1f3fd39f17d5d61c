import { z } from "zod";
import { OPTIONS } from "../../promises/index.ts";

const sentence = z.string().regex(/^[A-Z].*\.$/, { error: "one sentence with its full stop" });
const word = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "small letters, digits and dashes" });
const some = z.array(word).min(1);

const topicSchema = z.strictObject({
  id: word,
  asks: sentence.describe("What is asked, in our words."),
  signs: z
    .array(z.string().regex(/^[a-z-]+( [a-z-]+)*$/, { error: "groups of words with a space between them" }))
    .min(1)
    .describe("By what a question is recognised: one word of every group of any one of these."),
  also: some.optional().describe("Groups that go with it, where they are there. Default: none."),
  option: z.enum(OPTIONS).optional().describe("Sold only to a tenant that has this. Default: sold to everybody."),
  needs: some.optional().describe("Capabilities whose rules prove what is said. Default: none."),
  besides: z
    .array(z.string())
    .min(1)
    .optional()
    .describe("Promises that rest on those capabilities and speak of something else. Default: none."),
  controls: z
    .array(z.string())
    .min(1)
    .optional()
    .describe("What is proved besides, and who does the rest. Default: none."),
  promises: z
    .array(z.string())
    .min(1)
    .optional()
    .describe("Promises that are about it and that others have a part in keeping. Default: none."),
  facts: z.array(z.string()).min(1).optional().describe("Facts of the contract that belong to it. Default: none."),
});

export const topicsSchema = z.strictObject({ topics: z.array(topicSchema).min(1) });

export const wordsSchema = z.strictObject({
  words: z.record(
    word,
    z.array(z.string().regex(/^[a-z0-9]{2,}\*?$/, { error: "small letters, and * at the end" })).min(1),
  ),
  doubts: some,
});

/** Something that questionnaires ask, and what answers it. */
export type Topic = Readonly<z.output<typeof topicSchema>>;

/** The words by which topics are recognised, and the groups that make any question doubtful. */
export type Vocabulary = Readonly<z.output<typeof wordsSchema>>;
