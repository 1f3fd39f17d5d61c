import { autocomplete, multiselect, type Option, select, text } from "@clack/prompts";
import { Cancelled, type Drafting } from "../../operations/index.ts";

/** Where prompts are drawn: beside the answer. */
export const beside = { output: process.stderr } as const;

/** Many more than this are searched, not scrolled. */
const MANY = 12;

export interface Prompt {
  readonly question: Drafting.Question;
  readonly choices: readonly Drafting.Choice[];
  /** Why a typed answer can't stand; undefined where it can. */
  readonly fault: (typed: string) => string | undefined;
}

/**
 * Asks one question in the manner that fits it.
 * @returns the answer as it would be typed
 * @throws Cancelled when the person stops
 */
export async function ask({ question, choices, fault }: Prompt): Promise<string> {
  const { field, suggestion } = question;
  const about = { ...beside, message: question.asks };
  const options = choices.map(optionOf);
  if (field.kind === "yes-no") return kept(await select({ ...about, options: YES_NO, ...first(suggestion) }));
  if (choices.length === 0) return typed(question, fault);
  if (field.kind === "several" || field.kind === "texts") {
    return kept(await multiselect({ ...about, options, required: true, ...firsts(suggestion) })).join(", ");
  }
  if (choices.length > MANY) return kept(await autocomplete({ ...about, options, maxItems: MANY }));
  return kept(await select({ ...about, options, ...first(suggestion) }));
}

const YES_NO = [
  { value: "true", label: "yes" },
  { value: "false", label: "no" },
];

/** Has one of some options chosen. @throws Cancelled when the person stops */
export async function choose(message: string, options: Option<string>[]): Promise<string> {
  return kept(await select({ ...beside, message, options }));
}

/** Asks yes or no; no is where the person stops. */
export async function consent(message: string): Promise<boolean> {
  return (await select({ ...beside, message, options: YES_NO })) === "true";
}

async function typed({ asks, suggestion }: Drafting.Question, fault: Prompt["fault"]): Promise<string> {
  const answer = await text({
    ...beside,
    message: asks,
    ...(suggestion !== null && { placeholder: suggestion, defaultValue: suggestion }),
    validate: (given) => fault(given || suggestion || ""),
  });
  return kept(answer);
}

function optionOf({ write, means }: Drafting.Choice): Option<string> {
  return { value: write, label: means === "" ? write : `${means} (${write})` };
}

function first(suggestion: string | null): { initialValue?: string } {
  return suggestion === null ? {} : { initialValue: suggestion };
}

function firsts(suggestion: string | null): { initialValues?: string[] } {
  return suggestion === null ? {} : { initialValues: suggestion.split(", ") };
}

function kept<T>(answer: T | symbol): Exclude<T, symbol> {
  if (typeof answer === "symbol") throw new Cancelled();
  return answer as Exclude<T, symbol>;
}
