/** One thing wrong with a file or command, said so that the person who wrote it can mend it. */
export interface Problem {
  /** File it is in, relative to the project; null for a command. */
  readonly file?: string | null;
  /** Field path, e.g. `backups.keep.daily`; empty for the whole file. */
  readonly path: string;
  readonly line: number | null;
  readonly column: number | null;
  /** The value got, as written; null when it is missing. */
  readonly found: string | null;
  /** What may stand there. */
  readonly allowed: string | null;
  /** The sentence: what is wrong and what to do. */
  readonly say: string;
}

/** What a check finds in one field: a problem that doesn't know its file and line yet. */
export interface Finding {
  readonly path: readonly (string | number)[];
  readonly found: string | null;
  readonly allowed: string | null;
  readonly say: string;
}

/** A problem that stands at no line of a file: of a command, a folder, a variable or a whole file. */
export function problemOf(say: string, about: Partial<Omit<Problem, "line" | "column" | "say">> = {}): Problem {
  return { path: "", line: null, column: null, found: null, allowed: null, ...about, say };
}

/** Bad input of one problem that stands at no line of a file. */
export function badInput(code: string, say: string, about: Parameters<typeof problemOf>[1] = {}): BadInput {
  return new BadInput(code, [problemOf(say, about)]);
}

/** Bad input: every problem at once. Ends in exit code 2. */
export class BadInput extends Error {
  override readonly name = "BadInput";
  readonly code: string;
  readonly problems: readonly Problem[];

  constructor(code: string, problems: readonly Problem[]) {
    super(problems.map((problem) => problem.say).join("\n"));
    this.code = code;
    this.problems = problems;
  }
}
