export { type Assessment, tally } from "./assessment.ts";
export { bundleOf, checkBundle, keyIdOf, sha256 } from "./bundle/index.ts";
export { type Entry, keepLedger, PROMISES } from "./ledger.ts";
