import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import {
  type Asked,
  type Assessment,
  answerer,
  answerSet,
  filledCsv,
  type Questionnaire,
  SETS,
  type SetAnswer,
  type SetName,
  setCsv,
} from "../../evidence/index.ts";
import { badInput, type Platform, sha256 } from "../../spec/index.ts";
import { assess } from "../assess.ts";
import { dayOf, startOf } from "../day.ts";
import { hasAccounts, takeOrder, takeOutline } from "../order.ts";
import type { AnswerResult } from "../shapes/index.ts";
import type { Stage } from "../stage.ts";
import { checkOut, createOut } from "../written.ts";
import { readQuestionnaire } from "./read.ts";
import { shown } from "./shown.ts";
import { attempt, together } from "./together.ts";

export interface AnswerOptions {
  /** File of the customer's questions. Either this or a set. */
  readonly questions?: string | undefined;
  /** Heading of its column of questions. @default the one that says so */
  readonly column?: string | undefined;
  /** Name of a built-in set. */
  readonly set?: string | undefined;
  /** File that the answers go into, which mustn't be there. @default they are only handed over */
  readonly out?: string | undefined;
  /** Day of the judgement, such as `2026-11-22`. @default today, in UTC */
  readonly at?: string | undefined;
  readonly judged: AnswerResult["judged"];
}

/** What is asked: a customer's questions or a set of our own. */
type Given = { readonly questionnaire: Questionnaire } | { readonly set: SetName };

/**
 * Answers a security questionnaire from what a tenant was judged to be. What it doesn't recognise it leaves empty.
 * @throws BadInput with every problem of the command, the tenant's file and the file of questions, or when what stands is
 * asked for and nothing does
 */
export async function answer(file: string, stage: Stage, options: AnswerOptions): Promise<AnswerResult> {
  const { judged } = options;
  const day = attempt(() => (options.at === undefined ? new Date() : startOf(options.at)));
  const given = attempt(() => givenBy(options));
  const free = attempt(() => freeFile(options.out));
  const taken = attempt(() =>
    judged === "plan" ? takeOutline(stage.root, file, day.value ?? new Date()) : takeOrder(stage.root, file, null),
  );
  const all = together({ day, given, free, taken });
  const at = dayOf(all.day);
  if (!("placed" in all.taken)) {
    const about = { format: 1 as const, tenant: all.taken.name, judged, at };
    return { ...about, ...NOTHING, problems: all.taken.refusals };
  }
  const { placed } = all.taken;
  const assessment = await assess(placed, stage, { judged, at: all.day });
  const { csv, answers } = answered(all.given, assessment, placed.platform);
  const told = answers.map(shown);
  return {
    format: 1,
    tenant: placed.tenant.name,
    accounts: hasAccounts(placed),
    judged,
    at,
    out: createOut(options.out ?? null, csv),
    asked: "set" in all.given ? SETS[all.given.set].title : all.given.questionnaire.file,
    answers: told,
    unanswered: told.flatMap(({ row, stands }) => (row !== null && stands === null ? [row] : [])),
    csv,
    problems: [],
  };
}

/** What there is to say of a tenant that can't be placed. */
const NOTHING = { accounts: null, out: null, asked: null, answers: [], unanswered: [], csv: null };

function answered(given: Given, assessment: Assessment, platform: Platform) {
  if ("set" in given) {
    const answers: readonly SetAnswer[] = answerSet(given.set, { assessment, platform });
    return { answers, csv: setCsv(answers, assessment) };
  }
  const { questionnaire } = given;
  const reply = answerer({ assessment, platform });
  const answers = questionsIn(questionnaire).map(({ row, text }): Asked => ({ row, ...reply(text) }));
  return { answers, csv: filledCsv(questionnaire, answers, assessment) };
}

/** The questions that nobody has answered yet, with their rows as a spreadsheet counts them. */
function questionsIn({ rows, head, question, answer: place }: Questionnaire) {
  return rows.flatMap((row, index) => {
    const text = row[question]?.trim() ?? "";
    const isOpen = index > head && text !== "" && (place === null || !row[place]?.trim());
    return isOpen ? [{ row: index + 1, text }] : [];
  });
}

function givenBy({ questions, column, set }: AnswerOptions): Given {
  const sets = Object.keys(SETS).join(", ");
  if ((questions === undefined) === (set === undefined)) {
    const say = "Give either the customer's questions with --questions FILE.csv, or one of our own sets with --set.";
    throw badInput("bad-questions", say, { allowed: `--questions FILE.csv, or --set ${sets}` });
  }
  if (questions !== undefined) return { questionnaire: readQuestionnaire({ ...bytesOf(questions), column }) };
  if (set !== undefined && Object.hasOwn(SETS, set)) return { set: set as SetName };
  throw badInput("bad-questions", `There is no set ${set}: it is one of ${sets}.`, {
    found: set ?? null,
    allowed: sets,
  });
}

function bytesOf(file: string) {
  try {
    if (!statSync(resolve(file)).isFile()) throw new Error("a folder, a pipe or a device");
    const bytes = readFileSync(resolve(file));
    return { file, bytes, sha256: sha256(bytes) };
  } catch {
    throw badInput("bad-questions", `${file} can't be read; name a CSV file with the customer's questions.`, {
      found: file,
    });
  }
}

/** Answers never go over something that is there; better said before anything is judged. */
function freeFile(out: string | undefined): void {
  if (out !== undefined && existsSync(resolve(out)))
    throw badInput("not-written", `--out ${out} is there already; name a file that isn't.`, { found: out });
  checkOut(out ?? null);
}
