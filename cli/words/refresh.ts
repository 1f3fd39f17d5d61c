import { type RefreshResult, thingIn } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { count, sayRefusals, sayVerdicts } from "./common.ts";

type Drift = RefreshResult["drift"][number];

const LONGEST = 80;
const BY_HAND = "What was added is nobody's plan, so `up` leaves it: take it away by hand.";

/** What has drifted, resource by resource, what the rules say of what there is, and how to mend it. */
export function refreshWords({ tenant, drift, verdicts, problems }: RefreshResult, mend: string, ink: Ink): string {
  if (problems.length > 0) return sayRefusals(tenant, problems, ink);
  const judged = sayVerdicts(verdicts, ink);
  if (drift.length === 0) return [ink.good(`${tenant} stands as it was made.`), judged].join("\n");
  const resources = [...new Set(drift.map(({ urn }) => urn))];
  const many = resources.length === 1 ? "is not as it was made" : "are not as they were made";
  return [
    ink.bad(`${tenant} has drifted: ${count(resources.length, "resource")} ${many}.`),
    ...resources.flatMap((urn) => sayResource(urn, drift, ink)),
    judged,
    ...(drift.some(({ mendedBy }) => mendedBy === "hand") ? [BY_HAND] : []),
    `To put it back as the tenant's file has it: ${mend}`,
  ].join("\n");
}

function sayResource(urn: string, all: readonly Drift[], ink: Ink): string[] {
  const drift = all.filter((each) => each.urn === urn);
  const gone = drift.find(({ property }) => property === "");
  if (gone) return [`  - ${thingIn(urn)} is gone ${ink.faint(`(it was ${gone.was})`)}`];
  return [`  ~ ${thingIn(urn)}`, ...drift.map((each) => `      ${sayProperty(each)}`)];
}

function sayProperty({ property, was, is, mendedBy }: Drift): string {
  if (mendedBy === "hand") return `${property} has what nobody planned: ${shown(is)}`;
  if (isSecret(was) || isSecret(is)) return `${property} differs, and is secret`;
  return `${property} is ${shown(is)}, was ${shown(was)}`;
}

function isSecret(value: Drift["is"]): boolean {
  return JSON.stringify(value) === JSON.stringify({ $secret: true });
}

function shown(value: Drift["is"]): string {
  if (value === null) return "not set";
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
