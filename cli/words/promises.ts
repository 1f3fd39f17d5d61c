import type { PromisesResult } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { count, sayAccounts, sayRefusals } from "./common.ts";

type Entry = PromisesResult["promises"][number];

/** What people want to see first comes first. */
const HEADS: readonly (readonly [Entry["outcome"], string])[] = [
  ["broken", "Broken"],
  ["unproven", "Not proved"],
  ["kept", "Kept"],
  ["later", "To be kept when the contract ends"],
  ["outside", "Kept by people, not by machines"],
  ["not-sold", "Not sold to this tenant"],
];

/** What became of each promise, the worst first, each in the customer's own words. */
export function promisesWords({ tenant, accounts, judged, promises, problems }: PromisesResult, ink: Ink): string {
  if (problems.length > 0) return sayRefusals(tenant, problems, ink);
  if (promises.length === 0) return `${tenant}: its product promises nothing; name its book in platform/products.`;
  const groups = HEADS.map(([outcome, head]) => {
    return { outcome, head, entries: promises.filter((entry) => entry.outcome === outcome) };
  }).filter(({ entries }) => entries.length > 0);
  const tally = groups.map(({ outcome, entries }) => `${entries.length} ${outcome}`).join(", ");
  const on = judged === "plan" ? "as planned" : "as it stands";
  const title = ink.strong(`${tenant} ${on}: ${count(promises.length, "promise")}, ${tally}.`);
  const each = groups.map(({ head, entries }) => sayGroup(head, entries, ink));
  return [title, ...each, ...sayAccounts(accounts)].join("\n\n");
}

function sayGroup(head: string, entries: readonly Entry[], ink: Ink): string {
  return [ink.strong(head), ...entries.map((entry) => sayEntry(entry, ink))].join("\n");
}

function sayEntry(entry: Entry, ink: Ink): string {
  const { outcome, promise, says, terms, limit } = entry;
  const sign = { kept: ink.good("✓"), broken: ink.bad("✗"), unproven: ink.bad("?") }[outcome as string] ?? "·";
  const numbers = terms.map(({ term, agreed }) => `${term}: ${agreed ?? "nothing agreed"}`).join(", ");
  const lines = [reasonOf(entry), numbers, leftOf(entry), limit ?? ""].filter((line) => line !== "");
  return [`  ${sign} ${says} ${ink.faint(promise)}`, ...lines.map((line) => ink.faint(`    ${line}`))].join("\n");
}

function reasonOf({ outcome, because, by, resources }: Entry): string {
  return outcome === "kept" ? `By ${count(by.length, "rule")} on ${count(resources.length, "resource")}.` : because;
}

function leftOf({ outcome, outside, leftTo }: Entry): string {
  return outside === null || outcome === "outside" || outcome === "not-sold" ? "" : `Left to the ${leftTo}: ${outside}`;
}
