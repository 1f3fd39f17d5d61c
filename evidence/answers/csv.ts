import { stringify } from "csv-stringify/sync";
import { type Assessment, headline } from "../assessment.ts";
import type { Sentence } from "../sentence.ts";
import type { Answer, SetAnswer } from "./answer.ts";
import type { Ground } from "./part.ts";
import type { Recognised } from "./recognise.ts";
import type { Reply } from "./reply.ts";

/** A customer's questions as its file has them. */
export interface Questionnaire {
  readonly file: string;
  readonly sha256: string;
  readonly rows: readonly (readonly string[])[];
  /** Place of the row of headings. */
  readonly head: number;
  /** Place of the column of questions. */
  readonly question: number;
  /** Place of the column that answers go into; null where there is none, and it is added. */
  readonly answer: number | null;
  /** What stands between two fields. */
  readonly delimiter: string;
  /** Whether it began with the mark by which Excel knows UTF-8. */
  readonly marked: boolean;
}

/** A question of a questionnaire with its row, from 1 as a spreadsheet counts. */
export interface Asked extends Answer {
  readonly row: number;
}

const ADDED = ["stands", "left to", "promises", "rules", "rests on"];

/** A built-in set with its answers, for spreadsheets. */
export function setCsv(answers: readonly SetAnswer[], assessment: Assessment): string {
  const rows = answers.map(({ control, obligation, question, reply }) => {
    return [control, obligation, question, wordsOf(reply), ...added(reply, assessment)];
  });
  const head = ["control", "obligation", "asks", "answer", ...ADDED];
  return write([[origin(assessment)], head, ...rows], {});
}

/** A customer's file with its answers filled in: its own rows and columns as they were, then ours. */
export function filledCsv(given: Questionnaire, answers: readonly Asked[], assessment: Assessment): string {
  const { rows, head, answer, delimiter, marked } = given;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const byRow = new Map(answers.map((one) => [one.row, one]));
  const filled = rows.map((row, index) => {
    const wide = [...row, ...Array.from({ length: width - row.length }, () => "")];
    if (index === head) return [...wide, ...(answer === null ? ["answer"] : []), ...ADDED, "recognised by"];
    const one = byRow.get(index + 1);
    if (one === undefined) return [...wide, ...(answer === null ? [""] : []), ...ADDED.map(() => ""), ""];
    const words = one.reply ? wordsOf(one.reply) : "";
    const own = answer === null ? [...wide, words] : wide.map((cell, place) => (place === answer ? words : cell));
    return [...own, ...(one.reply ? added(one.reply, assessment) : ADDED.map(() => "")), recognisedBy(one.recognised)];
  });
  return write([[origin(assessment)], ...filled], { delimiter, bom: marked });
}

/** The answer itself. */
export function wordsOf({ sentences }: Reply): string {
  return sentences.map(({ says }) => says).join(" ");
}

/** By which words a question was recognised, or why it stays empty. */
function recognisedBy(recognised: Recognised | null): string {
  if (recognised === null) return "";
  const { topic, by, candidates, doubts } = recognised;
  if (topic) return `${topic.id}: ${by.join(", ")}`;
  if (doubts.length > 0)
    return `left empty: it speaks of ${doubts.join(" and ")}, which ${candidates.join()} doesn't answer`;
  return candidates.length > 0 ? `left empty: it could be ${candidates.join(" or ")}` : "left empty: not recognised";
}

function added({ stands, left, promises, rules, sentences }: Reply, assessment: Assessment): string[] {
  const ids = new Map(assessment.rules.map(({ name, id }) => [name, id]));
  const by = rules.map((rule) => ids.get(rule) ?? rule).sort();
  return [stands, left.join(", "), promises.join(" "), by.join(" "), sentences.map(restsOn).join("; ")];
}

function restsOn({ source: { kind, ref, says } }: Sentence<Ground>): string {
  if (kind === "promise" && ref === "none") return "no promise";
  if (kind === "rule") return `rules of ${says ?? ref}`;
  return says === undefined ? `${kind} ${ref}` : `${kind} ${ref} (${says})`;
}

/** Of whom it speaks, what it was judged on and when, and the file that says what was sold. */
function origin(assessment: Assessment): string {
  const [file] = assessment.asked;
  return `${headline(assessment)}${file ? `, from ${file.file} with SHA-256 ${file.sha256}` : ""}`;
}

/** Texts that a spreadsheet would take for a formula are shown as text. */
function write(rows: readonly unknown[][], options: { readonly delimiter?: string; readonly bom?: boolean }): string {
  return stringify([...rows], { escape_formulas: true, record_delimiter: "unix", ...options });
}
