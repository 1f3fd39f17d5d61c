import type { Outcome } from "../../policies/index.ts";
import type { Assessment } from "../assessment.ts";

/** One of two judgements that are compared. */
export interface Side {
  readonly tenant: string;
  readonly judged: Assessment["judged"];
  readonly at: string;
  readonly commit: string | null;
  readonly digests: ReadonlyMap<string, string>;
  readonly verdicts: readonly {
    readonly rule: string;
    readonly outcome: Outcome;
    readonly resource: string | null;
  }[];
}
