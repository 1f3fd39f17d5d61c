import { type AnswerResult, visible } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { count, sayAccounts, sayRefusals } from "./common.ts";

type Answer = AnswerResult["answers"][number];

/** Most questions that are listed here; the file has them all. */
const LISTED = 20;

/** How each kind of answer is counted, in this order. */
const SAID: Readonly<Record<NonNullable<Answer["stands"]>, string>> = {
  broken: "not so at present",
  unproven: "can't be shown at present",
  kept: "promised and shown",
  "promised-in-part": "promised in part",
  "not-promised": "not promised",
  "not-sold": "not sold",
  later: "for the end of the contract",
  application: "left to the application",
  organisation: "left to people",
  inherited: "left to AWS",
  "out-of-scope": "asks nothing here",
};

/** The answers themselves, or where they lie and what they come to. */
export function answerWords(result: AnswerResult, ink: Ink): string {
  const { tenant, accounts, judged, at, out, asked, answers, csv, problems } = result;
  if (csv === null) return sayRefusals(tenant, problems, ink);
  if (out === null) return csv.trimEnd();
  const on = judged === "plan" ? "as planned" : "as it stands";
  const kinds = Object.entries(SAID).flatMap(([stands, says]) => {
    const number = answers.filter((answer) => answer.stands === stands).length;
    return number > 0 ? [`${number} ${says}`] : [];
  });
  return [
    ink.strong(`${tenant} ${on}, judged on ${at}: ${visible(asked ?? "")}.`),
    `${count(answers.length, "question")}: ${kinds.join(", ") || "none answered"}.`,
    `Answers: ${out}`,
    ...sayAccounts(accounts),
    ...openQuestions(result, ink).split("\n").slice(0, -1),
  ].join("\n");
}

/** The questions that stay empty, for a person to answer; nothing where there is none. */
export function openQuestions({ answers, csv }: AnswerResult, ink: Ink): string {
  const open = answers.filter(({ stands }) => stands === null);
  if (csv === null || open.length === 0) return "";
  const lines = open
    .slice(0, LISTED)
    .map((one) => `  row ${one.row}: ${visible(one.question)}\n${ink.faint(`    ${why(one)}`)}`);
  const more = open.length > LISTED ? [`  and ${open.length - LISTED} more, told in the last column.`] : [];
  return `${[ink.strong(`Left empty, for you to answer: ${open.length}.`), ...lines, ...more].join("\n")}\n`;
}

function why({ candidates, doubts }: Answer): string {
  if (doubts.length > 0) return `speaks of ${doubts.join(" and ")}, which ${candidates.join()} doesn't answer`;
  return candidates.length > 0 ? `could be ${candidates.join(" or ")}` : "not recognised";
}
