import { HOUSED, type PlanResult, regionPlace, thingIn } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";

type Verdicts = PlanResult["verdicts"];
type Refusals = PlanResult["problems"];
type Homes = NonNullable<PlanResult["placement"]>["homes"];

/** Outcomes that nobody needs to read one by one. */
const QUIET = ["pass", "not-applicable"];

/** Outcomes that somebody should read, and that refuse nothing. */
const KNOWN = ["waived"];

/** `one resource`, `3 resources`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Outcomes of a promise whose names don't say by themselves what they mean. */
const MEANT: Readonly<Record<string, string>> = {
  outside: "outside (people keep them, not machines)",
  later: "later (when the contract ends)",
  "not-sold": "not sold",
};

/** `10 kept, 3 outside (people keep them, not machines)`: each outcome of promises that there is. */
export function tallyPromises(counts: readonly (readonly [outcome: string, number: number])[]): string {
  const there = counts.filter(([, number]) => number > 0);
  return there.map(([outcome, number]) => `${number} ${MEANT[outcome] ?? outcome}`).join(", ") || "none";
}

/** The line that says of a tenant that nothing can be built yet. */
export function sayAccounts(accounts: boolean | null): readonly string[] {
  return accounts === false ? ["It has no accounts yet: `npx domicile foundation` makes them."] : [];
}

/** Why the law or the contract can't be met, and what can be had instead. */
export function sayRefusals(tenant: string, refusals: Refusals, ink: Ink): string {
  const each = refusals.map(({ path, line, say, source, alternatives }) => {
    const where = line === null ? path : `${path}, line ${line}`;
    const instead = alternatives.map(({ write, means }) => `    ${ink.strong(write)}: ${means}`);
    const offers = instead.length > 0 ? ["  Instead, write:", ...instead] : [];
    return [`${ink.bad("✗")} ${say}`, ink.faint(`  ${where} · ${source}`), ...offers].join("\n");
  });
  return [ink.bad(`${tenant} can't be built as its file has it.`), ...each].join("\n");
}

/** How many verdicts there are of each outcome, and each one that refuses or was waived. */
export function sayVerdicts(verdicts: Verdicts, ink: Ink, place: (urn: string) => string = thingIn): string {
  const rules = new Set(verdicts.map(({ rule }) => rule)).size;
  const outcomes = [...new Set(verdicts.map(({ outcome }) => outcome))].sort();
  const tally = outcomes.map((outcome) => `${verdicts.filter((each) => each.outcome === outcome).length} ${outcome}`);
  const told = verdicts.filter(({ outcome }) => !QUIET.includes(outcome));
  const refuses = told.some(({ outcome }) => !KNOWN.includes(outcome));
  const each = told.map(({ rule, severity, outcome, resource, because, facts }) => {
    const about = resource === null ? thingIn(resource) : place(resource);
    const sign = KNOWN.includes(outcome) ? "!" : ink.bad("✗");
    const head = `${sign} ${ink.strong(rule)} (${severity}, ${outcome}): ${about}\n  ${because}`;
    return [head, ...sayPath(facts, place).map((step) => ink.faint(`    ${step}`))].join("\n");
  });
  const head = `Judged by ${count(rules, "rule")}: ${tally.join(", ") || "nothing to judge"}.`;
  return [refuses ? ink.bad(head) : ink.good(head), ...each].join("\n");
}

/** The way of a packet, a step a line, each with the line of a table, ACL or group that let it pass. */
function sayPath({ path, by }: Verdicts[number]["facts"], place: (urn: string) => string): readonly string[] {
  if (!Array.isArray(path)) return [];
  return path.map((step, index) => {
    const urn = Array.isArray(by) ? by[index] : null;
    return `${index + 1}. ${step}${typeof urn === "string" ? `: ${place(urn)}` : ""}`;
  });
}

const ACCOUNTS = { tenant: "this customer's account", backup: "its backup account" } as const;

/** Where each kind of thing lives, those of one place and reason together. */
export function sayHomes(homes: Homes, ink: Ink): string {
  const groups = new Map<string, Homes>();
  for (const home of homes) {
    const key = [home.region, home.account, home.reason.say].join("|");
    groups.set(key, [...(groups.get(key) ?? []), home]);
  }
  return [...groups.values()].map((group) => sayGroup(group, ink)).join("\n");
}

function sayGroup(group: Homes, ink: Ink): string {
  const [first] = group;
  if (first === undefined) return "";
  const { region, account, reason } = first;
  const whats = group.map(({ what }) => HOUSED[what]).join(", ");
  const source = ink.faint(`(${reason.kind === "preference" ? "" : `${reason.kind}: `}${reason.source})`);
  return `  ${ink.strong(whats)}: ${regionPlace(region)} (${region}), in ${ACCOUNTS[account]}\n    ${reason.say} ${source}`;
}
