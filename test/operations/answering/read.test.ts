import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readQuestionnaire } from "../../../operations/answering/read.ts";
import { BadInput } from "../../../spec/index.ts";

const read = (given: string | Uint8Array, column?: string) => {
  const bytes = Buffer.from(given as string);
  return readQuestionnaire({ file: "q.csv", bytes, sha256: createHash("sha256").update(bytes).digest("hex"), column });
};
const problemsOf = (given: string | Uint8Array, column?: string) => {
  try {
    read(given, column);
    return [];
  } catch (error) {
    if (error instanceof BadInput) return error.problems.map(({ say }) => say);
    throw error;
  }
};

describe("a file of questions", () => {
  test("is read as Excel writes it in Europe: with semicolons, and the mark of UTF-8", () => {
    const { rows, head, question, answer, delimiter, marked } = read(
      "\ufeffNr;Question;Antwort\r\n1;Sauber, oder?;\r\n",
    );
    expect([rows[1], head, question, answer, delimiter, marked]).toEqual([
      ["1", "Sauber, oder?", ""],
      0,
      1,
      2,
      ";",
      true,
    ]);
  });

  test("is read in Windows' own letters as well", () => {
    expect(read(Buffer.from("Question\nDónde están?\n", "latin1")).rows[1]).toEqual(["Dónde están?"]);
  });

  test("may have titles above its headings, rows that are too short, and texts of several lines", () => {
    const { rows, head, question } = read('Vendor check\n\nId,Question,Answer\n1,"Is it\nsafe?"\n');
    expect([rows[head + 1], head, question]).toEqual([["1", "Is it\nsafe?"], 2, 1]);
  });

  test("has its questions in the column that is named, whatever it is headed", () => {
    expect(read("Area,Control\nx,Is it safe?\n", "control").question).toBe(1);
  });

  test("has no answers' column where two could be it", () => {
    expect(read("Question,Answer,Response\nSafe?,,\n").answer).toBeNull();
  });

  test.each([
    [
      "Area,Control\nx,Is it safe?\n",
      undefined,
      "q.csv has no column headed Question in its first 20 rows; name yours with --column.",
    ],
    ["Area,Control\nx,Is it safe?\n", "ask", "q.csv has no column headed ask in its first 20 rows."],
    ["Question,Security question\nx,y\n", undefined, "q.csv has several columns of questions; name one with --column."],
    [
      "Question ID\n1\n",
      undefined,
      "q.csv has no column headed Question in its first 20 rows; name yours with --column.",
    ],
    ["Question\n\n", undefined, "q.csv has no question below its headings."],
    ["", undefined, "q.csv has no column headed Question in its first 20 rows; name yours with --column."],
    ["PK\u0003\u0004\u0000", undefined, 'q.csv is no text; save the sheet as "CSV UTF-8" and give that.'],
    [`Question\n${"Safe?\n".repeat(10_001)}`, undefined, "q.csv has 10001 questions; ask 10000 at most."],
  ])("%j is refused in plain words", (given, column, say) => {
    expect(problemsOf(given, column)).toEqual([say]);
  });

  test("with a quotation mark left open is refused with the line that shows it", () => {
    const say = "a quotation mark is open, or stands inside a text without being doubled.";
    expect(problemsOf('Question\nSafe?\n"open\nand on\n')).toEqual([`q.csv is no table, as line 4 shows: ${say}`]);
  });

  test("larger than 16 MiB is refused", () => {
    const say = "q.csv is larger than 16 MiB; leave pictures and answered questions out.";
    expect(problemsOf(Buffer.alloc(16 * 2 ** 20 + 1, "x"))).toEqual([say]);
  });

  test("of ten thousand questions, or with a text of 1 MB, is read whole", () => {
    expect(read(`Question\n${"Safe?\n".repeat(10_000)}`).rows).toHaveLength(10_001);
    expect(read(`Question\n"${"x".repeat(2 ** 20)}"\n`).rows[1]?.[0]).toHaveLength(2 ** 20);
  });

  test("of any bytes at all is read, or refused in plain words", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const given = Buffer.concat([Buffer.from("Question\n"), bytes]);
        for (const say of problemsOf(given)) expect(say).toMatch(/^q\.csv (is|has) .*\.$/);
      }),
    );
  });
});
