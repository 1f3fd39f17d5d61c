export { type Assessment, PROMISES, tally, VERDICTS } from "./assessment.ts";
export { bundleOf, checkBundle, keyIdOf, sha256 } from "./bundle/index.ts";
export { type Entry, keepLedger } from "./ledger.ts";
