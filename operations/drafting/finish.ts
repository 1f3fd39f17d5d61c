import { BadInput, badInput, type Problem } from "../../spec/index.ts";
import type { NewResult } from "../shapes/index.ts";
import { valueTyped } from "./answer.ts";
import type { Books } from "./books.ts";
import { type Decided, decide } from "./decide.ts";
import { type Draft, withAnswer } from "./draft.ts";
import { fieldAt } from "./fields.ts";
import type { Met } from "./met.ts";
import { saveTenant } from "./saving.ts";
import { fileOf } from "./write.ts";

/** Takes many answers at once, as they are typed, by the paths of their fields. */
export function withAnswers(draft: Draft, answers: Readonly<Record<string, string>>): Draft {
  return Object.entries(answers).reduce((left, [path, text]) => {
    const field = fieldAt(path);
    return field === undefined ? left : withAnswer(left, path, valueTyped(field, text));
  }, draft);
}

/**
 * Writes the file of a new tenant, once all of it is answered and the law allows it.
 * @throws BadInput with every answer that is missing or can't stand, or when there is a file of that name
 */
export async function finishNew(draft: Draft, books: Books): Promise<NewResult> {
  const decided = decide(draft, books);
  const others = [...decided.problems, ...decided.open].filter(({ by }) => by !== "law");
  const answered = decided.open.length === 0 && others.length === 0;
  if (!answered) throw new BadInput("answers", [...decided.problems, ...decided.open].map(problemFor));
  if (!decided.complete) return { ...resultOf(draft, decided), outcome: "refused", file: null };
  const name = String(draft.name);
  const saving = await saveTenant(books.root, name, { text: fileOf(draft, decided, books), base: null });
  if ("newer" in saving) throw taken(name);
  return { ...resultOf(draft, decided), outcome: "written", file: `tenants/${name}.yaml` };
}

function taken(name: string): BadInput {
  const say = `tenants/${name}.yaml is there already and is never overwritten; write another name.`;
  return badInput("name-taken", say, { path: "name", found: name });
}

function problemFor({ path, found, allowed, say, instead }: Met): Problem {
  const offers = instead.map(({ write }) => write).join(", ") || null;
  return { path, line: null, column: null, found, allowed: allowed ?? offers, say };
}

function resultOf(draft: Draft, decided: Decided): Omit<NewResult, "outcome" | "file"> {
  const { placement, terms, needs, promises, safeguards, costs, problems } = decided;
  return {
    format: 1,
    tenant: String(draft.name),
    placement,
    terms: terms === null ? null : { ...terms },
    needs: needs.map((need) => ({ ...need })),
    promises: promises.map((promise) => ({ ...promise, terms: promise.terms.map((term) => ({ ...term })) })),
    safeguards: safeguards.map((one) => ({ ...one, promises: [...one.promises] })),
    costs,
    problems: problems.map(({ instead, source, by: _, ...problem }) => ({
      ...problem,
      line: null,
      column: null,
      source: source ?? "",
      alternatives: [...instead],
    })),
  };
}
