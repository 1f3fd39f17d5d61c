import { type PlanResult, thingIn } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { count, sayAccounts, sayRefusals, sayVerdicts } from "./common.ts";

/** How much of each component would be declared, and what the rules say of it. */
export function planWords(
  { tenant, accounts, placement, resources, verdicts, problems }: PlanResult,
  ink: Ink,
): string {
  if (placement === null) return sayRefusals(tenant, problems, ink);
  const bearing = resources.filter(({ type }) => !isComponent(type));
  const sources = new Map(resources.map(({ urn, source }) => [urn, source]));
  const place = (urn: string) => {
    const source = sources.get(urn);
    return source ? `${thingIn(urn)}, declared at ${source.file}:${source.line}` : thingIn(urn);
  };
  return [
    ink.strong(`${tenant}: ${count(bearing.length, "resource")} in ${placement.region}`),
    ...countByComponent(bearing).map(([component, number]) => `  ${String(number).padStart(4)} ${component}`),
    sayVerdicts(verdicts, ink, place),
    ...sayAccounts(accounts),
  ].join("\n");
}

/** How many resources each component has, by the component next above each. */
export function countByComponent(resources: readonly { readonly urn: string }[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { urn } of resources) {
    const component = urn.split("::")[2]?.split("$").findLast(isComponent)?.split(":")[1] ?? "stack";
    counts.set(component, (counts.get(component) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

function isComponent(type: string): boolean {
  return type.startsWith("domicile:") || type === "pulumi:pulumi:Stack";
}
