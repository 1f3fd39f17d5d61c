import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shapes } from "../../operations/index.ts";
import { runUnattended } from "../support/nobody.ts";

let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "domicile-answer-"));
  const rows = ["Nr;Question;Answer", "1;Are backups encrypted?;", "2;Are you \u001b[31mred?;", "3;Is it safe?;Yes"];
  writeFileSync(at("theirs.csv"), rows.join("\r\n"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("answer", () => {
  test("fills in what it recognises into a new file, and lists what it leaves empty", async () => {
    const argv = ["answer", "little-acorn", "--questions", at("theirs.csv"), "--at", "2026-11-22"];
    const { code, out, side } = await runUnattended(...argv, "--out", at("filled.csv"));
    expect([code, side]).toEqual([0, ""]);
    expect(out.replaceAll(`${folder}/`, "").split("\n")).toEqual([
      "little-acorn as planned, judged on 2026-11-22: theirs.csv.",
      "2 questions: 1 promised and shown.",
      "Answers: filled.csv",
      "Left empty, for you to answer: 1.",
      "  row 3: Are you \\u001b[31mred?",
      "    not recognised",
    ]);
    const filled = readFileSync(at("filled.csv"), "utf8").split("\n");
    expect(filled[0]).toMatch(
      /^little-acorn as planned, before anything of it is made, judged on 2026-11-22, .* SHA-256/,
    );
    expect(filled[2]).toMatch(/^1;Are backups encrypted\?;Backups and their copies are encrypted .*;kept;;op-cloud/);
    expect(filled[4]).toBe("3;Is it safe?;Yes;;;;;;");
  });

  test("of a built-in set is one document as its schema has it", async () => {
    const { code, out } = await runUnattended("answer", "little-acorn", "--set", "hipaa", "--json");
    const { answers, unanswered, asked } = shapes.answer.strict().parse(JSON.parse(out));
    expect([code, answers.length, unanswered]).toEqual([0, 55, []]);
    expect(asked).toBe("HIPAA Security Rule, sections 164.308, 164.310 and 164.312");
    expect(answers.filter(({ stands, sentences }) => stands === null || sentences.length === 0)).toEqual([]);
  });

  test("tells everything that is wrong at once, and writes over nothing", async () => {
    writeFileSync(at("full.csv"), "mine");
    const argv = ["answer", "nobody-of-ours", "--questions", at("none.csv"), "--at", "soon", "--out", at("full.csv")];
    const { code, out } = await runUnattended(...argv, "--json");
    expect(code).toBe(2);
    const { problems } = JSON.parse(out).error;
    expect(problems.map(({ say }: { say: string }) => say.replaceAll(`${folder}/`, ""))).toEqual([
      '--at is "soon"; write a day such as 2026-11-22.',
      "none.csv can't be read; name a CSV file with the customer's questions.",
      "--out full.csv is there already; name a file that isn't.",
      'There is no tenant file "nobody-of-ours". Known tenants are almendro, cedar-hollow, fjordbevegelse, kade, little-acorn.',
    ]);
    expect(readFileSync(at("full.csv"), "utf8")).toBe("mine");
  });

  test("a device that never ends is no file of questions", async () => {
    const { code, side } = await runUnattended("answer", "kade", "--questions", "/dev/zero");
    expect([code, side]).toEqual([2, expect.stringContaining("/dev/zero can't be read; name a CSV file")]);
  });

  test.each([
    [[], "Give either the customer's questions with --questions FILE.csv, or one of our own sets with --set."],
    [["--set", "pci"], "There is no set pci: it is one of gdpr, hipaa."],
  ])("%j is refused in plain words", async (words, say) => {
    const { code, side } = await runUnattended("answer", "kade", ...words);
    expect([code, side.includes(say)]).toEqual([2, true]);
  });
});
