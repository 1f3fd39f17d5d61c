import type { Books } from "./books.ts";
import type { Decided } from "./decide.ts";
import { answerAt, type Draft } from "./draft.ts";
import { chapters, type Field } from "./fields.ts";
import { isBare, type Met } from "./met.ts";
import { suggestionAt } from "./suggestions.ts";

/** One thing that the customer has to decide. */
export interface Question {
  readonly field: Field;
  /** Title of the questions it belongs to. */
  readonly chapter: string;
  /** The question, in the schema's words, without its default. */
  readonly asks: string;
  /** Why it has to be answered, where that is more than that the file needs it. */
  readonly why: Met | null;
  /** What most would answer, as typed; null where nobody can know. */
  readonly suggestion: string | null;
}

/** Fields with a default that the customer decides all the same: much follows from them. */
const DECISIONS: readonly string[] = [
  "customer.kind",
  "place.data",
  "size.plan",
  "backups.every",
  "availability.lose",
  "availability.return",
  "access.support",
];

/** Everything that is to be decided still, in the order of its consequence. */
export function questions(draft: Draft, decided: Decided, books: Books): Question[] {
  return chapters.flatMap(({ title, fields }) =>
    fields.flatMap((field) => {
      const open = decided.open.find(({ path }) => path === field.path || path.startsWith(`${field.path}.`));
      const undecided = DECISIONS.includes(field.path) && answerAt(draft, field.path) === undefined;
      return open || undecided ? [questionOn(field, { title, open, draft, books })] : [];
    }),
  );
}

interface About {
  readonly title: string;
  readonly open: Met | undefined;
  readonly draft: Draft;
  readonly books: Books;
}

function questionOn(field: Field, { title, open, draft, books }: About): Question {
  return {
    field,
    chapter: title,
    asks: asked(field.meaning),
    why: open && !isBare(open) ? open : null,
    suggestion: suggestionAt(field, draft, books),
  };
}

/** A description as a question has it: what happens by default is in the suggestion, how to quote is ours to know. */
function asked(meaning: string): string {
  const sentences = meaning.match(/[^.]+(?:\.(?!\s|$)[^.]*)*\.?/g)?.map((one) => one.trim()) ?? [meaning];
  return sentences
    .filter((one) => !/^(Default:|Quote|Must be given)/.test(one))
    .join(" ")
    .replace(", as two capital letters", "")
    .replace("; [] when", "; nothing when")
    .replace(/, in quotes,? such as "[^"]*"/, "");
}
