export { digestsOf } from "./digest.ts";
export { foundationRules, foundationSubjectOf } from "./foundation/index.ts";
export { type Control, controlsBy, type Framework, loadFrameworks } from "./frameworks/index.ts";
export { blocks, judge } from "./judge/index.ts";
export { type Finding, fail, notApplicable, pass, type Rule, unproven } from "./rule.ts";
export { rules } from "./rules/index.ts";
export { subjectOf } from "./subject.ts";
export { judgeTenant } from "./tenant.ts";
export { OUTCOMES, type Outcome, type Subject, type Verdict } from "./verdict.ts";
