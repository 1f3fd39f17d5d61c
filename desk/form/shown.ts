import type { Choice, Field, Met } from "../../operations/drafting/index.ts";
import type { Form } from "./answers.ts";

/** All that a form shows of a draft. */
export interface Shown {
  readonly form: Form;
  /** Problems by the place where they are met. */
  readonly met: ReadonlyMap<string, readonly Met[]>;
  /** What has to be answered still, likewise. */
  readonly open: ReadonlyMap<string, readonly Met[]>;
  readonly choices: (field: Field) => readonly Choice[];
  /** What most would answer; null where nobody can know. */
  readonly suggestion: (field: Field) => string | null;
  /** The list that shows an empty entry more. */
  readonly adding: string | null;
}
