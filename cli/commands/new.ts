import { intro, log } from "@clack/prompts";
import { Cancelled, type Drafting, drafting } from "../../operations/index.ts";
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
/** What a draft is called before its tenant has a name. */
const NAMELESS = "unnamed";

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

/** A draft and what it is called. */
interface Begun {
  readonly name: string | null;
  readonly draft: Drafting.Draft;
}

async function newAnswer({ answers, resume, yes }: Options, terminal: Terminal): Promise<Answer> {
  const drafts = room.openDrafts();
  const books = room.openBooks();
  const asks = terminal.attended && !yes;
  if (asks) intro(terminal.sideInk.strong("A new tenant"), beside);
  const isNew = resume === undefined && Object.keys(answers).length === 0;
  const { name, draft } = resume === undefined ? await offered(drafts, asks && isNew) : taken(drafts, resume);
  const begun = room.withAnswers(draft, answers);
  if (!asks) return finished(begun, books, () => dropped(drafts, name));
  const keeper = keeperOf(drafts, name);
  try {
    const whole = await interview(begun, { drafting: room, books, ink: terminal.sideInk, keep: keeper.keep });
    log.message(room.fileOf(whole, room.decide(whole, books), books), beside);
    if (!(await consent(`Write tenants/${whole.name}.yaml?`))) throw new Cancelled();
    return finished(whole, books, keeper.drop);
  } catch (error) {
    if (error instanceof Cancelled) return stopped(keeper.name());
    throw error;
  }
}

function finished(draft: Drafting.Draft, books: Drafting.Books, drop: () => void): Answer {
  const document = room.finishNew(draft, books);
  if (document.file !== null) drop();
  return { document, words: (ink) => newWords(document, ink), code: document.file === null ? 1 : 0 };
}

function stopped(name: string | null): Answer {
  const say =
    name === null
      ? "Stopped before anything was answered."
      : `Stopped; what was answered is kept. Take it up again with: npx domicile new --resume ${name}`;
  const problems = [{ path: "", line: null, column: null, found: null, allowed: null, say }];
  return { document: { error: { code: "cancelled", problems } }, words: () => say, code: 130 };
}

async function offered(drafts: Drafting.Drafts, asks: boolean): Promise<Begun> {
  const [last] = drafts.names();
  if (!asks || last === undefined) return { name: null, draft: {} };
  const anew = await choose("There are drafts that were stopped.", ["begin anew", ...drafts.names()]);
  return anew === "begin anew" ? { name: null, draft: {} } : taken(drafts, anew);
}

function taken(drafts: Drafting.Drafts, name: string): Begun {
  return { name, draft: drafts.open(name) };
}

function dropped(drafts: Drafting.Drafts, name: string | null): void {
  if (name !== null) drafts.drop(name);
}

/** Keeps one draft under its tenant's name as soon as it has one. */
function keeperOf(drafts: Drafting.Drafts, begun: string | null) {
  let name = begun;
  const free = (wanted: string) => {
    const others = drafts.names().filter((one) => one !== name);
    const numbered = [wanted, ...others.map((_, index) => `${wanted}-${index + 2}`)];
    return numbered.find((one) => !others.includes(one)) ?? wanted;
  };
  return {
    name: () => name,
    drop: () => dropped(drafts, name),
    keep: (draft: Drafting.Draft) => {
      const wanted = typeof draft.name === "string" ? draft.name : (name ?? free(NAMELESS));
      const is = wanted === name ? wanted : free(wanted);
      drafts.keep(is, draft);
      if (name !== is) dropped(drafts, name);
      name = is;
    },
  };
}
