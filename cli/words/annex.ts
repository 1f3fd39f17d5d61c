import type { AnnexResult } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { count, sayAccounts, sayRefusals } from "./common.ts";

/** Where the annex lies, and whether it is printed; or why there is none. */
export function annexWords(
  { tenant, accounts, out, files, unprinted, sections, reasons, problems }: AnnexResult,
  ink: Ink,
): string {
  if (problems.length > 0) return sayRefusals(tenant, problems, ink);
  if (reasons.length > 0) {
    const each = reasons.map((reason) => `${ink.bad("✗")} ${reason}`);
    return [ink.bad(`${tenant} gets no annex: not all of it is as promised.`), ...each].join("\n");
  }
  const sentences = sections.reduce((sum, section) => sum + section.sentences.length, 0);
  return [
    ink.strong(`The annex of ${tenant}: ${count(sentences, "sentence")}, each with what it rests on.`),
    `Folder: ${out}`,
    ...files.map((file) => ink.faint(`  ${file}`)),
    ...(unprinted === null ? [] : [`No PDF. ${unprinted}`]),
    ...sayAccounts(accounts),
  ].join("\n");
}
