import { type Problem, problemOf } from "../spec/index.ts";

/** Something outside the file went wrong: engine, network or cloud. Ends in exit code 3. */
export class Trouble extends Error {
  override readonly name = "Trouble";
  readonly code: string;
  readonly problems: readonly Problem[];

  /** @param says one sentence a problem, each with what to do about it. */
  constructor(code: string, says: readonly string[]) {
    super(says.join("\n"));
    this.code = code;
    this.problems = says.map((say) => problemOf(say));
  }
}

/** Somebody asked to stop while nothing had been changed yet. Ends in exit code 130. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}
