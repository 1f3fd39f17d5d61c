export { type Condition, document, type Principal, type Statement } from "./document.ts";
export { blocks, isUndecided, judge } from "./judge/index.ts";
export { each, flag, known, list, map, number, places, text, texts, Unproven } from "./read.ts";
export { type Finding, fail, notApplicable, pass, type Rule, unproven } from "./rule.ts";
export { rules } from "./rules/index.ts";
export { subjectOf } from "./subject.ts";
export type { Outcome, Severity, Subject, Verdict } from "./verdict.ts";
