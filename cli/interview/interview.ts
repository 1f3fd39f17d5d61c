import { log } from "@clack/prompts";
import type { Drafting } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { newlyDecided } from "../words/new.ts";
import { ask, beside } from "./prompts.ts";

type Rooms = Awaited<ReturnType<typeof import("../../operations/index.ts").drafting>>;

/** What an interview needs to be held. */
export interface Setting {
  readonly drafting: Rooms;
  readonly books: Drafting.Books;
  readonly ink: Ink;
  /** Keeps the draft after each answer. */
  readonly keep: (draft: Drafting.Draft) => void;
}

/**
 * Asks a person what is to be decided still, says after each answer what it decided, and meets a wrong one where it is
 * given.
 * @throws Cancelled when the person stops; what was answered is kept
 */
export async function interview(begun: Drafting.Draft, setting: Setting): Promise<Drafting.Draft> {
  const { drafting, books, ink, keep } = setting;
  let draft = begun;
  let decided = drafting.decide(draft, books);
  let chapter = "";
  tell(decided.problems.map(sayMet), "error");
  for (let question = next(draft, decided, setting); question; question = next(draft, decided, setting)) {
    if (question.chapter !== chapter) log.step(ink.strong(question.chapter), beside);
    chapter = question.chapter;
    if (question.why) tell([question.why.say], "warn");
    const after = await answered(question, draft, setting);
    if (after === null) continue;
    keep(after);
    const now = drafting.decide(after, books);
    tell(newlyDecided(decided, now, ink), "info");
    [draft, decided] = [after, now];
  }
  return draft;
}

/** What can't stand is asked anew before anything else. */
function next(draft: Drafting.Draft, decided: Drafting.Decided, { drafting, books }: Setting) {
  const wrong = decided.problems.map(({ path }) => path);
  const without = wrong.reduce((left, path) => drafting.withAnswer(left, path, undefined), draft);
  const open = drafting.questions(without, drafting.decide(without, books), books);
  return open.find(({ field }) => wrong.includes(field.path)) ?? open[0];
}

async function answered(question: Drafting.Question, draft: Drafting.Draft, { drafting, books }: Setting) {
  const { field } = question;
  const taken = (typed: string) => drafting.answer(draft, field, typed, books);
  const choices = drafting.choicesAt(field, draft, books);
  const fault = (typed: string) => {
    const answer = taken(typed);
    return "met" in answer ? answer.met.map(sayMet).join("\n") : undefined;
  };
  const answer = taken(await ask({ question, choices, fault }));
  if ("draft" in answer) return answer.draft;
  tell(answer.met.map(sayMet), "error");
  return null;
}

/** Why an answer can't stand, and what can be had instead. */
function sayMet({ say, instead }: Drafting.Met): string {
  return [say, ...instead.map(({ write, means }) => `  instead: ${write} (${means})`)].join("\n");
}

function tell(lines: readonly string[], how: "info" | "warn" | "error"): void {
  if (lines.length > 0) log[how](lines.join("\n"), beside);
}
