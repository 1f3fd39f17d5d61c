export { answerer, answerSet, type SetAnswer } from "./answer.ts";
export { type Asked, filledCsv, type Questionnaire, setCsv, wordsOf } from "./csv.ts";
export { SETS, type SetName } from "./sets.ts";
