/** The row of headings, and the column of questions in it. */
export interface Heading {
  /** Place of the row, from 0. */
  readonly row: number;
  /** Place of the column, from 0. */
  readonly question: number;
  readonly name: string;
  /** Other columns that could be it. */
  readonly others: readonly string[];
}

/** What people head a column of questions with, and what of answers, in the languages of our customers. */
const QUESTION = /\b(questions?|preguntas?|vragen|vraag|sporgsmal|sporsmal|fragen?|fragor)\b/;
const ANSWER = /\b(answers?|responses?|respuestas?|antwoord(en)?|antwort(en)?|svar)\b/;
/** What numbers or sorts them. */
const ABOUT = /\b(id|ids|no|nr|num|number|ref|reference|type|category|group|count|numero|nummer)\b|#/;
/** Longest heading; what is longer is a question itself. */
const LONGEST = 60;

/** Finds the row of headings and the column of questions: the one of that name, or the one that says so. */
export function headingIn(rows: readonly (readonly string[])[], column: string | undefined): Heading | null {
  const isIt = (cell: string) => (column === undefined ? isQuestion(cell) : folded(cell) === folded(column));
  const row = rows.findIndex((cells) => cells.some(isIt));
  const cells = rows[row] ?? [];
  const [question, ...others] = cells.flatMap((cell, place) => (isIt(cell) ? [place] : []));
  if (question === undefined) return null;
  return { row, question, name: cells[question] ?? "", others: others.map((place) => cells[place] ?? "") };
}

/** Place of the column that answers go into; null where none or more than one says so. */
export function answerColumn(headings: readonly string[]): number | null {
  const places = headings.flatMap((cell, place) => (ANSWER.test(folded(cell)) && !isQuestion(cell) ? [place] : []));
  return places.length === 1 ? (places[0] ?? null) : null;
}

function isQuestion(cell: string): boolean {
  const words = folded(cell);
  return words.length <= LONGEST && QUESTION.test(words) && !ABOUT.test(words);
}

function folded(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll("ø", "o").trim().toLowerCase();
}
