import { type Problem, problemOf } from "../spec/index.ts";

type Said = Pick<Problem, "say"> & Partial<Problem>;

/** Something outside the file went wrong: engine, network or cloud. Ends in exit code 3. */
export class Trouble extends Error {
  override readonly name = "Trouble";
  readonly code: string;
  readonly problems: readonly Problem[];

  /** @param says one sentence a problem, each with what to do about it, and with its line where it has one */
  constructor(code: string, says: readonly (string | Said)[], cause?: unknown) {
    const problems = says.map((each) =>
      typeof each === "string" ? problemOf(each) : { ...problemOf(each.say), ...each },
    );
    super(problems.map(({ say }) => say).join("\n"), { cause });
    this.code = code;
    this.problems = problems;
  }
}

/** Somebody asked to stop. Ends in exit code 130. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";

  /** @param say what stands now. @default nothing had been changed yet */
  constructor(say = "Stopped before anything was changed.") {
    super(say);
  }
}
