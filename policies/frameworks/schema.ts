import { z } from "zod";

const sentence = z.string().regex(/^[A-Z].*\.$/, { error: "one sentence with its full stop" });
const word = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "small letters, digits and dashes" });

/** Who does what is left of a control. */
const PARTIES = ["application", "aws", "customer", "vendor"] as const;
type Party = (typeof PARTIES)[number];

interface Shape {
  /** Whether rules stand behind it. */
  readonly proved: boolean;
  /** Who may have the rest; nobody where nothing is left. */
  readonly to: readonly Party[];
}

/** What may become of a control, and what each must say for itself. */
export const SHAPES = {
  /** Rules prove all that is asked of the infrastructure. */
  automated: { proved: true, to: [] },
  /** Rules prove a part; somebody does the rest. */
  partly: { proved: true, to: PARTIES },
  /** No rule can prove it: people do it, or the product itself. */
  "by-process": { proved: false, to: ["application", "customer", "vendor"] },
  /** AWS does it and its auditors say so. */
  inherited: { proved: false, to: ["aws"] },
  /** It asks nothing of a tenant of ours. */
  "out-of-scope": { proved: false, to: [] },
} as const satisfies Record<string, Shape>;

export type Status = keyof typeof SHAPES;

const STATUSES = Object.keys(SHAPES) as [Status, ...Status[]];

const controlSchema = z.strictObject({
  id: z.string().describe("As the framework writes it."),
  title: sentence.describe("What it asks, in our words: framework texts are under copyright."),
  obligation: z
    .enum(["standard", "required", "addressable"])
    .optional()
    .describe("HIPAA's word: a standard, or how its specification binds. Default: the framework has no such words."),
  status: z.enum(STATUSES),
  needs: z.array(word).min(1).optional().describe("Capabilities whose rules all prove a part. Default: none."),
  rules: z
    .array(word)
    .min(1)
    .optional()
    .describe("Rules that prove a part by themselves, a tenant's or the foundation's. Default: none."),
  to: z.enum(PARTIES).optional().describe("Who does what is left. Default: nobody, for nothing is left."),
  reason: sentence.describe("What is proved and what is left, or why nothing can be proved."),
});

export const frameworkSchema = z.strictObject({
  title: z.string().describe("What it is called."),
  edition: z.string().describe("Which text of it."),
  source: z.string().describe("Where the list of its controls is from."),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}(-\d{2})?$/, { error: "a month or a day, such as 2026-06" })
    .describe("When that list was made."),
  checked: z.iso.date().describe("When this table was last held against it."),
  covers: sentence.describe("Which part of it is listed, and why not the others."),
  ids: z.string().describe("How its ids are written, as a regular expression of a whole one."),
  families: z
    .array(z.strictObject({ from: z.string().describe("Its first control."), title: z.string() }))
    .default([])
    .describe("What its controls are about, a family from each such control on. Default: no families."),
  controls: z.array(controlSchema).min(1),
});

/** One control as its table has it. */
export type Entry = Readonly<z.output<typeof controlSchema>>;

/** A table of controls as it is written. */
export type Table = Readonly<z.output<typeof frameworkSchema>>;
