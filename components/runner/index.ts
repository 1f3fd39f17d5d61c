export { Runner } from "./runner.ts";
