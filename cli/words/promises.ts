import { nameIn, type PromisesResult, sayHours } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { count, sayAccounts, sayRefusals, tallyPromises } from "./common.ts";

type Entry = PromisesResult["promises"][number];
type Kept = PromisesResult["retention"][number];

/** What people want to see first comes first. */
const HEADS: readonly (readonly [Entry["outcome"], string])[] = [
  ["broken", "Broken"],
  ["unproven", "Not proved"],
  ["kept", "Kept"],
  ["later", "To be kept when the contract ends"],
  ["outside", "Kept by people, not by machines"],
  ["not-sold", "Not sold to this tenant"],
];

/** What became of each promise, the worst first, each in the customer's own words; then how long deleted data stays. */
export function promisesWords(
  { tenant, accounts, judged, at, promises, retention, problems }: PromisesResult,
  ink: Ink,
): string {
  if (problems.length > 0) return sayRefusals(tenant, problems, ink);
  if (promises.length === 0) return `${tenant}: its product promises nothing; name its book in platform/products.`;
  const groups = HEADS.map(([outcome, head]) => {
    return { outcome, head, entries: promises.filter((entry) => entry.outcome === outcome) };
  }).filter(({ entries }) => entries.length > 0);
  const tally = tallyPromises(groups.map(({ outcome, entries }) => [outcome, entries.length]));
  const on = judged === "plan" ? "as planned" : "as it stands";
  const title = ink.strong(`${tenant} ${on}: ${count(promises.length, "promise")}, ${tally}.`);
  const each = groups.map(({ head, entries }) => sayGroup(head, entries, ink));
  const stays = retention.length === 0 ? [] : [sayRetention(at, retention, ink)];
  return [title, ...each, ...stays, ...sayAccounts(accounts)].join("\n\n");
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

/** What there is to go back to is said once of all that are copied alike. */
function sayRetention(at: string, retention: readonly Kept[], ink: Ink): string {
  const copied = [...new Set(retention.map(({ copies }) => JSON.stringify(copies)))];
  const alike = copied.map((copies) => retention.filter((one) => JSON.stringify(one.copies) === copies));
  const lines = alike.flatMap((group) => [
    ...group.map((one) => sayKept(at, one, ink)),
    ...(group[0]?.copies ?? []).map((copies) => ink.faint(`    ${sayCopies(copies)}`)),
  ]);
  return [ink.strong("How long deleted data stays"), ...lines].join("\n");
}

function sayKept(at: string, { resource, what, goneFrom, oldVersions, anyMinute, end }: Kept, ink: Ink): string {
  const gone = goneFrom === null ? ink.bad("always in some copy") : `in no copy from ${goneFrom} on`;
  const last = end.gone === null ? "a copy is always left" : `no copy is left from ${end.gone} on`;
  const lines = [
    ...(oldVersions > 0 ? [`Old versions stay for ${count(oldVersions, "day")}.`] : []),
    ...(anyMinute > 0 ? [`For ${count(anyMinute, "day")} it can be taken back to any minute.`] : []),
    `After the contract nobody can read it from ${end.unreadable} on, and ${last}.`,
  ];
  const head = `  · ${what} ${nameIn(resource)}, deleted on ${at}: ${gone}.`;
  return [head, ...lines.map((line) => ink.faint(`    ${line}`))].join("\n");
}

function sayCopies({ kind, newestHours, oldestDays }: Kept["copies"][number]): string {
  if (newestHours === null || oldestDays === null) return `Copies (${kind}) of these: none in 26 months.`;
  const [newest, oldest] = [sayHours(newestHours), count(oldestDays, "day")];
  return `Copies (${kind}) of these: the newest is at most ${newest} old, the oldest ${oldest}.`;
}
