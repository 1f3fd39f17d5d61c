import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { filledCsv, type Questionnaire } from "../../../evidence/index.ts";
import { assessed } from "../assessed.ts";

const ROWS = [
  ["1", "Safe?", "yes", "=1+1"],
  ["2", "Closed?", "", "@x"],
];
const given = (more: Partial<Questionnaire> = {}): Questionnaire => ({
  file: "q.csv",
  sha256: "bb",
  rows: [["Nr", "Question", "Answer", "Notes"], ...ROWS],
  head: 0,
  question: 1,
  answer: 2,
  delimiter: ",",
  marked: false,
  ...more,
});
const says = "Doors are shut.";
const source = { kind: "rule" as const, ref: "doors-shut", says: "doors" };
const reply = {
  stands: "kept" as const,
  sentences: [{ says, source }],
  promises: ["openhr.01"],
  rules: ["doors-shut"],
  left: [],
};
const answers = [{ row: 3, question: "Closed?", recognised: null, reply }];
const csv = (questionnaire: Questionnaire) => filledCsv(questionnaire, answers, assessed([]));

test("answers go where the customer has room for them, and what stands there stays", () => {
  const [origin, head, first, second] = parse(csv(given()), { relax_column_count: true }) as string[][];
  expect(origin).toEqual([
    "almendro as planned, before anything of it is made, judged on 2026-11-22, at commit 0123abc, from tenants/almendro.yaml with SHA-256 aa",
  ]);
  expect(head?.slice(4)).toEqual(["stands", "left to", "promises", "rules", "rests on", "recognised by"]);
  expect(first?.slice(0, 5)).toEqual(["1", "Safe?", "yes", "'=1+1", ""]);
  expect(second).toEqual(["2", "Closed?", says, "'@x", "kept", "", "openhr.01", "TST-01", "rules of doors", ""]);
});

test("without room of the customer's they get a column of their own", () => {
  const rows: string[][] = parse(csv(given({ answer: null })), { relax_column_count: true });
  expect([rows[1]?.[4], rows[2]?.[4], rows[3]?.[4]]).toEqual(["answer", "", says]);
});

test("come as the questions came: with their delimiter, and the mark where they had it", () => {
  const text = csv(given({ delimiter: ";", marked: true }));
  expect(text.startsWith("\ufeff")).toBe(true);
  expect(text).toContain("2;Closed?;Doors are shut.;'@x;kept");
});

test("nothing that anybody wrote comes out as a formula", () => {
  const cell = fc
    .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "＝"), fc.string())
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 4, maxLength: 4 }), (row) => {
      const rows: string[][] = parse(csv(given({ rows: [["Nr", "Question", "Answer", "Notes"], row] })), {
        relax_column_count: true,
      });
      for (const text of rows.flat()) expect(text).not.toMatch(/^[=+\-@\t\r＝]/);
    }),
  );
});
