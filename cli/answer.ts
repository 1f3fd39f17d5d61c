import { inspect } from "node:util";
import { BadInput, Cancelled, type Problem, problemOf, Trouble } from "../operations/index.ts";
import { fitted } from "./fitted.ts";
import type { Ink } from "./ink.ts";
import { clearLine, type Terminal } from "./terminal.ts";

/** How a command ends: 0 good, 1 the law or a verdict says no, 2 wrong input, 3 engine or cloud, 130 cancelled. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

export interface Answer {
  /** What `--json` prints. */
  readonly document: unknown;
  /** The same for people. */
  readonly words: (ink: Ink) => string;
  readonly code: ExitCode;
}

/** Does a deed and prints its answer: one document with `json`, words for people without; bad ends likewise. */
export async function give(terminal: Terminal, json: boolean, deed: () => Promise<Answer>): Promise<ExitCode> {
  const { document, words, code } = await deed().catch((error: unknown) => badEnd(error, terminal));
  clearLine(terminal);
  const isError = code >= 2;
  if (json) terminal.print(JSON.stringify(document, null, 2));
  else if (isError) terminal.say(`${fitted(words(terminal.sideInk), terminal.sideWidth)}\n`);
  else terminal.print(fitted(words(terminal.ink), terminal.width));
  return code;
}

function badEnd(error: unknown, { environment }: Terminal): Answer {
  if (error instanceof Error && environment.DOMICILE_DEBUG) process.stderr.write(`${inspect(error)}\n`);
  if (error instanceof BadInput) return failure(2, error.code, error.problems);
  if (error instanceof Trouble) return failure(3, error.code, error.problems);
  if (error instanceof Cancelled) return failure(130, "cancelled", [problemOf(error.message)]);
  const refused = sayRefused(error);
  if (refused !== null) return failure(3, "system", [problemOf(refused)]);
  const message = error instanceof Error ? error.message : String(error);
  return failure(3, "unexpected", [problemOf(`${message} (this should not happen; DOMICILE_DEBUG=1 shows where)`)]);
}

/** What the system of this machine says no to, and what that means. */
const REFUSALS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "this user may keep no more there",
  EROFS: "nobody may write there",
  EACCES: "this user may not",
  EPERM: "this user may not",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EIO: "the disk doesn't answer",
};

/** A refusal of the system as a sentence; null when an error is none. */
function sayRefused(error: unknown): string | null {
  const { code = "", path, syscall } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const means = REFUSALS[code];
  if (means === undefined || syscall === undefined) return null;
  return `The system refused to ${syscall}${path === undefined ? "" : ` ${path}`}: ${means} (${code}).`;
}

function failure(code: ExitCode, name: string, problems: readonly Problem[]): Answer {
  return { document: { error: { code: name, problems } }, words: (ink) => sayProblems(problems, ink), code };
}

/** Each problem with where it stands and what may stand there. */
export function sayProblems(problems: readonly Problem[], ink: Ink): string {
  const blocks = problems.map(({ path, file, line, column, say, found, allowed }) => {
    const field = path && !say.startsWith(path) ? path : null;
    const place = [file ?? field, line, column].filter((part) => part !== null && part !== undefined).join(":");
    const details = [
      ...(place ? [`  at      ${place}`] : []),
      ...(found === null ? [] : [`  found   ${found}`]),
      ...(allowed === null ? [] : [`  allowed ${allowed}`]),
    ];
    return [`${ink.bad("✗")} ${say}`, ...details.map(ink.faint)].join("\n");
  });
  return blocks.join("\n");
}
