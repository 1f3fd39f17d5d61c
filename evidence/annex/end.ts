import { listed, type Settled } from "../../law/index.ts";
import { byField, bySettled, type Sentence } from "../sentence.ts";

/** Which of the copies a term is of. */
const COPIES = [
  ["all", "each"],
  ["daily", "one of each day"],
  ["weekly", "one of each week"],
  ["monthly", "one of each month"],
  ["yearly", "one of each year"],
] as const;

/** How long backups, files and logs stay, and what an incident may cost. */
export function retention({ tenant, terms }: Settled): readonly Sentence[] {
  const { backups, files, cleanup } = tenant;
  const kept = COPIES.flatMap(([kind, which]) => (backups.keep[kind] ? [`${which} for ${backups.keep[kind]}`] : []));
  const folders = files.map(({ folder, keep }) => `${folder} ${keep}`);
  const cleaned = Object.entries(cleanup).map(([what, term]) => `${what} ${term}`);
  return [
    byField("backups.keep", `Backups are made every ${backups.every} and kept, ${listed(kept)}.`),
    byField("backups.test", `A restore is tested ${backups.test}.`),
    ...(folders.length > 0 ? [byField("files", `Folders are emptied after: ${listed(folders)}.`)] : []),
    ...(cleaned.length > 0 ? [byField("cleanup", `The product itself removes after: ${listed(cleaned)}.`)] : []),
    bySettled("logs", `Logs stay ${terms.logs.span.text}.`, terms.logs.reason.source),
    bySettled("lose", `Most work lost after an incident: ${terms.lose.span.text}.`, terms.lose.reason.source),
    bySettled("return", `Longest time until people work again: ${terms.return.span.text}.`, terms.return.reason.source),
    bySettled("breach", `A breach is reported within ${terms.breach.span.text}.`, terms.breach.reason.source),
  ];
}

/** What the customer gets at the end, and when the rest is destroyed. */
export function end({ tenant, terms }: Settled): readonly Sentence[] {
  return [
    byField("exit.export", `Handed over: ${listed(tenant.exit.export)}.`),
    bySettled("erasure", `Everything is destroyed ${terms.erasure.span.text} later.`, terms.erasure.reason.source),
  ];
}
