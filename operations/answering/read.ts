import { parse } from "csv-parse/sync";
import type { Questionnaire } from "../../evidence/index.ts";
import { BadInput, badInput, problemOf } from "../../spec/index.ts";
import { decode } from "./decode.ts";
import { answerColumn, type Heading, headingIn } from "./headings.ts";

/** Longest file that is read, in bytes, and most questions. */
const MOST_BYTES = 16 * 2 ** 20;
const MOST_ROWS = 10_000;
/** Rows in which the headings may be: titles and explanations stand before them. */
const FIRST_ROWS = 20;
/** Rows may have too few fields, and a text quotation marks inside. */
const LENIENT = { relax_column_count: true, relax_quotes: true } as const;
const DELIMITERS = [",", ";", "\t"];

/** A file of questions as it was given. */
export interface GivenFile {
  /** As the user named it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Heading of the column of questions. @default the one that says so */
  readonly column: string | undefined;
}

/**
 * Reads a customer's questions as spreadsheets write them: with commas, semicolons or tabs, in UTF-8 or Windows' own letters.
 * @throws BadInput when it is no table of questions, with every problem
 */
export function readQuestionnaire({ file, bytes, sha256, column }: GivenFile): Questionnaire {
  if (bytes.length > MOST_BYTES)
    throw badInput("bad-questions", `${file} is larger than 16 MiB; leave pictures and answered questions out.`, {
      file,
    });
  const { text, marked } = decode(bytes, file);
  const { delimiter, heading } = tableIn(text, file, column);
  const rows = recordsOf(text, delimiter, file);
  const asked = rows.slice(heading.row + 1).filter((row) => row[heading.question]?.trim());
  if (asked.length === 0) throw badInput("bad-questions", `${file} has no question below its headings.`, { file });
  if (asked.length > MOST_ROWS)
    throw badInput("bad-questions", `${file} has ${asked.length} questions; ask 10000 at most.`, { file });
  const { row: head, question } = heading;
  return { file, sha256, rows, head, question, answer: answerColumn(rows[head] ?? []), delimiter, marked };
}

/** The delimiter by which the row of headings has the most columns. */
function tableIn(text: string, file: string, column: string | undefined) {
  const tables = DELIMITERS.flatMap((delimiter) => {
    const first = firstOf(text, delimiter);
    const heading = headingIn(first, column);
    return heading === null ? [] : [{ delimiter, heading, width: first[heading.row]?.length ?? 0 }];
  });
  const [best] = tables.sort((a, b) => b.width - a.width);
  if (best === undefined) {
    recordsOf(text, ",", file);
    throw noHeading(text, file, column);
  }
  if (best.heading.others.length > 0) throw twoHeadings(best.heading, file);
  return best;
}

function noHeading(text: string, file: string, column: string | undefined): BadInput {
  const widest = DELIMITERS.map((delimiter) => firstOf(text, delimiter)[0] ?? []).sort((a, b) => b.length - a.length);
  const headings = (widest[0] ?? []).map((cell) => cell.trim().slice(0, 60)).filter((cell) => cell !== "");
  const found = headings.join(", ").slice(0, 200) || "nothing";
  const say =
    column === undefined
      ? `${file} has no column headed Question in its first ${FIRST_ROWS} rows; name yours with --column.`
      : `${file} has no column headed ${column} in its first ${FIRST_ROWS} rows.`;
  return badInput("bad-questions", say, { file, found });
}

function twoHeadings({ others, name }: Heading, file: string): BadInput {
  const found = [name, ...others].join(", ");
  return badInput("bad-questions", `${file} has several columns of questions; name one with --column.`, {
    file,
    found,
  });
}

/** As much of the beginning as can be read; what can't is told when all of it is. */
function firstOf(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { ...LENIENT, delimiter, to: FIRST_ROWS });
  } catch {
    return [];
  }
}

function recordsOf(text: string, delimiter: string, file: string): string[][] {
  const problems: ReturnType<typeof problemOf>[] = [];
  const onSkip = (error: { readonly message: string; readonly lines?: number } | undefined) => {
    const line = error?.lines ?? null;
    const say = `${file} is no table, as line ${line ?? 1} shows: ${plain(error?.message ?? "")}`;
    problems.push({ ...problemOf(say, { file }), line });
    return undefined;
  };
  const options = { ...LENIENT, delimiter, skip_records_with_error: true, on_skip: onSkip };
  try {
    const rows: string[][] = parse(text, options);
    if (problems.length === 0) return rows;
  } catch (error) {
    onSkip(error as { message: string; lines?: number });
  }
  throw new BadInput("bad-questions", problems);
}

/** What the reader of tables says, without its own words for it. */
function plain(message: string): string {
  return message.includes("Quote")
    ? "a quotation mark is open, or stands inside a text without being doubled."
    : message;
}
