export { type Entry, keepLedger } from "./ledger.ts";
