import { createInterface } from "node:readline/promises";
import { type Listener, nameIn, type Progress } from "../operations/index.ts";
import { type Ink, inkFor } from "./ink.ts";

/** Where a command speaks: answers go out, progress and questions go beside. */
export interface Terminal {
  /** The answer. */
  print(text: string): void;
  /** Words beside the answer. */
  say(text: string): void;
  /** True when there is a person to ask. */
  readonly attended: boolean;
  ask(question: string): Promise<string>;
  readonly ink: Ink;
  /** Ink of the words beside the answer. */
  readonly sideInk: Ink;
  /** Characters that a line of the answer has room for; Infinity where no terminal shows it. */
  readonly width: number;
  /** The same of words beside the answer. */
  readonly sideWidth: number;
  /** True when progress may be drawn over itself. */
  readonly live: boolean;
  readonly environment: NodeJS.ProcessEnv;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  stdout.on("error", answerLost);
  stderr.on("error", carryOn);
  return {
    print: (text) => void stdout.write(`${text}\n`),
    say: (text) => void stderr.write(text),
    attended: stdin.isTTY === true && stderr.isTTY === true,
    ask: answer,
    ink: inkFor(stdout, env),
    sideInk: inkFor(stderr, env),
    width: stdout.columns || Number.POSITIVE_INFINITY,
    sideWidth: stderr.columns || Number.POSITIVE_INFINITY,
    live: stderr.isTTY === true && env.TERM !== "dumb",
    environment: env,
  };
}

/** Whoever has read enough, as `head` has, hangs up: that is no failure of the command. An answer that is lost is one. */
function answerLost(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") return;
  process.stderr.write(`✗ The answer can't be written: ${error.message}.\n`);
  process.exit(3);
}

/** Words beside the answer are worth no half-made update: on a full disk, or without the terminal, nobody hears them. */
function carryOn(): void {}

async function answer(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

const CLEAR = "\r\u001b[2K";
const EVERY = 25;

/** Tells progress: in one line drawn over itself for a person, and a line now and then for a log. */
export function listenerOn({ say, live, sideInk }: Terminal): Listener {
  const done = new Set<string>();
  let all: number | undefined;
  const counted = ({ urn, op, state }: Progress) => {
    const before = done.size;
    if (state !== "started") done.add(urn);
    const line = `  ${done.size}${all === undefined ? "" : ` of ${Math.max(all, done.size)}`} · ${op} ${nameIn(urn)}`;
    if (live) say(`${CLEAR}${sideInk.faint(line)}`);
    else if (done.size > before && done.size % EVERY === 0) say(`${line}\n`);
  };
  const sentence = (text: string, steps?: number) => {
    done.clear();
    all = steps;
    say(`${live ? CLEAR : ""}${text}\n`);
  };
  return { say: sentence, step: counted };
}

/** Takes a line of progress off the screen before the answer is printed. */
export function clearLine({ say, live }: Terminal): void {
  if (live) say(CLEAR);
}
