export { type Agreed, annexOf, annexPage } from "./annex/index.ts";
export {
  type Asked,
  answerer,
  answerSet,
  filledCsv,
  type Questionnaire,
  SETS,
  type SetAnswer,
  type SetName,
  setCsv,
  wordsOf,
} from "./answers/index.ts";
export { type Assessment, headline, tally } from "./assessment.ts";
export { bundleOf, checkBundle, keyIdOf } from "./bundle/index.ts";
export { CHANGES, differenceOf, readSide, type Side } from "./difference/index.ts";
export { type Entry, keepLedger, PROMISES } from "./ledger.ts";
export { draw, PICTURE_STYLE } from "./picture/index.ts";
