import { type CheckResult, regionPlace } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { sayAccounts, sayHomes, sayRefusals } from "./common.ts";

const TERMS: Readonly<Record<string, string>> = {
  logs: "logs are kept",
  breach: "a breach is reported within",
  lose: "most work lost",
  return: "back to work within",
  erasure: "destroyed after the contract",
};

/** How many of the dearest parts are worth a salesperson's while. */
const DEAREST = 5;

/** Where a tenant would live, on which terms and what costs most, or why it can't. */
export function checkWords({ tenant, accounts, placement, terms, costs, problems }: CheckResult, ink: Ink): string {
  if (placement === null) return sayRefusals(tenant, problems, ink);
  const lines = Object.entries(terms ?? {}).map(
    ([term, { span, reason }]) =>
      `  ${TERMS[term] ?? term}: ${ink.strong(span.text)}\n    ${reason.say} ${ink.faint(`(${reason.source})`)}`,
  );
  return [
    ink.good(
      `${tenant} can be placed: in ${regionPlace(placement.region)}, on ${placement.zones.length} separate sites.`,
    ),
    ink.faint(`AWS calls them ${placement.region}, ${placement.zones.join(" and ")}.`),
    "",
    "Where everything lives",
    sayHomes(placement.homes, ink),
    "",
    "Terms",
    ...lines,
    ...(costs === null ? [] : ["", ...sayCosts(costs, ink)]),
    ...sayAccounts(accounts).flatMap((line) => ["", line]),
  ].join("\n");
}

function sayCosts({ noted, together, parts }: NonNullable<CheckResult["costs"]>, ink: Ink): string[] {
  const dearest = parts
    .slice(0, DEAREST)
    .flatMap(({ part, count, monthly, because, promises, without }) => [
      `  ${count > 1 ? `${count} ${part}` : part}: ${ink.strong(monthly === null ? "no price noted" : `$${monthly} a month`)}`,
      `    ${because}${promises.length > 0 ? ` ${ink.faint(`(${promises.join(", ")})`)}` : ""}`,
      `    To be rid of that, give up ${without}.`,
    ]);
  const sum = `All that costs by its number: about $${together} a month. List prices of ${noted}, right to about 30 %; records, backups, stored files, traffic and watching those come on top.`;
  return ["What costs most", ...dearest, `  ${sum}`];
}
