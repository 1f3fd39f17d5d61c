export { annex } from "./annex.ts";
