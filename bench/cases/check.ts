import { subject } from "../subject.ts";

/** One tenant file read, checked and settled. */
export function run(): void {
  subject();
}
