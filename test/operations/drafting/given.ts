import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Draft, decide, openBooks, withAnswer } from "../../../operations/drafting/index.ts";
import { projectRoot } from "../../../operations/root.ts";

export const EXAMPLES = ["almendro", "cedar-hollow", "fjordbevegelse", "kade", "little-acorn"] as const;

/** The day on which these tests are. */
const TODAY = new Date("2026-11-22T10:00:00Z");
export const books = openBooks(projectRoot, TODAY);

/** An example as it is written. */
export const textOf = (name: string) => readFileSync(join(projectRoot, "tenants", `${name}.yaml`), "utf8");
export const draftOf = (name: string): Draft => parse(textOf(name));

/** A chain of dentists in Denmark, all answered: not among the examples. */
export const dentists: Draft = {
  name: "tandkaeden",
  customer: { organisation: "Tandkæden Øresund A/S (fictitious)", country: "DK" },
  place: { data: "nearest-allowed", accepted: "TK-1 annex A" },
  data: { classes: ["health"], regimes: ["GDPR"] },
  product: { name: "OpenEMR", version: "7.0" },
  size: { users: 80, data: "90 GB" },
  backups: { keep: { daily: "30 days" } },
  access: { from: ["IE"] },
  contract: {
    reference: "TK-1",
    signed: "2026-11-20",
    starts: "2027-01-01",
    ends: "2029-12-31",
    processing: "DPA-TK-1",
  },
  contacts: { privacy: "dpo@tand.example", security: "it@tand.example", operations: "drift@tand.example" },
};

/** What a draft with other answers decides. */
export function decided(draft: Draft, answers: Readonly<Record<string, unknown>> = {}) {
  const other = Object.entries(answers).reduce((left, [path, value]) => withAnswer(left, path, value), draft);
  return decide(other, books);
}
