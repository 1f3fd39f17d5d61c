export type { Outcome, Severity, Subject, Verdict } from "./verdict.ts";
