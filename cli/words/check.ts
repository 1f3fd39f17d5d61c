import type { CheckResult } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { sayHomes, sayRefusals } from "./common.ts";

const TERMS: Readonly<Record<string, string>> = {
  logs: "logs are kept",
  breach: "a breach is reported within",
  lose: "most work lost",
  return: "back to work within",
  erasure: "destroyed after the contract",
};

/** Where a tenant would live and on which terms, or why it can't. */
export function checkWords({ tenant, placement, terms, problems }: CheckResult, ink: Ink): string {
  if (placement === null) return sayRefusals(tenant, problems, ink);
  const lines = Object.entries(terms ?? {}).map(
    ([term, { span, reason }]) =>
      `  ${TERMS[term] ?? term}: ${ink.strong(span.text)}\n    ${reason.say} ${ink.faint(`(${reason.source})`)}`,
  );
  return [
    ink.good(`${tenant} can be placed: in ${placement.region}, zones ${placement.zones.join(" and ")}.`),
    "",
    "Where everything lives",
    sayHomes(placement.homes, ink),
    "",
    "Terms",
    ...lines,
  ].join("\n");
}
