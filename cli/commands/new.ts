import { intro, log } from "@clack/prompts";
import { Cancelled, type Drafting, drafting, openHome, problemOf, projectRoot } from "../../operations/index.ts";
import { type Answer, give } from "../answer.ts";
import { type CommandOn, commandOf } from "../command.ts";
import { interview } from "../interview/interview.ts";
import { beside, choose, consent } from "../interview/prompts.ts";
import type { Terminal } from "../terminal.ts";
import { newWords } from "../words/new.ts";
import { jsonOption } from "./options.ts";

const room = await drafting();
/** A field without a description isn't shown: the page on the tenant file has them all. */
const answers = Object.fromEntries(
  room.fields.map(({ path, meaning, must }) => [
    path,
    { type: "string", valueHint: "ANSWER", description: must ? meaning : "" } as const,
  ]),
);
export const command: CommandOn = (terminal) =>
  commandOf({
    meta: {
      name: "new",
      description: "Write a new tenant's file, question by question; any field of docs/tenant-file.md is an option too",
    },
    args: {
      ...answers,
      resume: { type: "string", valueHint: "NAME", description: "Take up a draft that was stopped" },
      yes: { type: "boolean", default: false, description: "Don't ask: every answer is given as an option" },
      json: jsonOption,
    },
    run: ({ args }) => {
      const given = room.fields.flatMap(({ path }) => {
        const answer = args[path];
        return typeof answer === "string" ? [[path, answer] as const] : [];
      });
      const options = { answers: Object.fromEntries(given), resume: args.resume, yes: args.yes };
      return give(terminal, args.json, () => newAnswer(options, terminal));
    },
  });

interface Options {
  readonly answers: Readonly<Record<string, string>>;
  readonly resume: string | undefined;
  readonly yes: boolean;
}

type Kept = Drafting.KeptDraft | null;

async function newAnswer({ answers, resume, yes }: Options, terminal: Terminal): Promise<Answer> {
  const drafts = room.openDrafts(openHome(projectRoot));
  const books = room.openBooks();
  const asks = terminal.attended && !yes;
  if (asks) intro(terminal.sideInk.strong("A new tenant"), beside);
  const isNew = Object.keys(answers).length === 0;
  let kept = resume === undefined ? await offered(drafts, asks && isNew) : room.draftNamed(drafts, resume);
  const begun = room.withAnswers(kept?.draft ?? {}, answers);
  const finished = (draft: Drafting.Draft) => finish(draft, books, () => kept && drafts.drop(kept.id));
  if (!asks) return finished(begun);
  const keep = (draft: Drafting.Draft) => {
    const now = drafts.keep(kept, { tenant: null, base: null, draft });
    if (now.other) log.warn("Somebody else wrote on this draft meanwhile; yours is kept beside theirs.", beside);
    kept = now.kept;
  };
  try {
    const whole = await interview(begun, { drafting: room, books, ink: terminal.sideInk, keep });
    log.message(room.fileOf(whole, room.decide(whole, books), books), beside);
    if (!(await consent(`Write tenants/${whole.name}.yaml?`))) throw new Cancelled();
    return await finished(whole);
  } catch (error) {
    if (error instanceof Cancelled) return stopped(kept);
    throw error;
  }
}

async function finish(draft: Drafting.Draft, books: Drafting.Books, drop: () => void): Promise<Answer> {
  const document = await room.finishNew(draft, books);
  if (document.file !== null) drop();
  return { document, words: (ink) => newWords(document, ink), code: document.file === null ? 1 : 0 };
}

function stopped(kept: Kept): Answer {
  const say = kept
    ? `Stopped; what was answered is kept. Take it up again with: npx domicile new --resume ${room.draftName(kept)}`
    : "Stopped before anything was answered.";
  return { document: { error: { code: "cancelled", problems: [problemOf(say)] } }, words: () => say, code: 130 };
}

/** A draft that was stopped, here or at the desk, when the person takes one up. */
async function offered(drafts: Drafting.Drafts, asks: boolean): Promise<Kept> {
  const all = asks ? room.newTenants(drafts) : [];
  if (all.length === 0) return null;
  const options = all.map((kept) => ({ value: kept.id, label: room.draftName(kept), hint: sayWhen(kept) }));
  const chosen = await choose("There are drafts that were stopped.", [
    { value: ANEW, label: "begin anew" },
    ...options,
  ]);
  return drafts.get(chosen);
}

const ANEW = "anew";

function sayWhen({ at }: Drafting.KeptDraft): string {
  return `${at.slice(0, 16).replace("T", " ")} UTC`;
}
