import { mostMonthly, type Sold } from "../../costs/index.ts";
import type { Graph } from "../../graph/index.ts";
import { groundOf } from "../../law/index.ts";
import type { Rule } from "../rule.ts";

/** Everything a judgement of the ground under all tenants may rest on. */
export interface FoundationSubject {
  readonly graph: Graph;
  /** Regions of each jurisdiction in which a tenant lives, by its short name: from the law, not from what was built. */
  readonly regions: ReadonlyMap<string, readonly string[]>;
  /** Jurisdiction of each tenant, by the tenant's name. */
  readonly jurisdictions: ReadonlyMap<string, string>;
  /** Names of the roles that may change records and detection. */
  readonly keepers: readonly string[];
  /** US dollars that a tenant costs in its dearest ordinary month, by its name; null where AWS lets nobody watch the bill. */
  readonly most: ReadonlyMap<string, number | null>;
}

export type FoundationRule = Rule<FoundationSubject>;

/** @param deployers names of the tenants' deployers */
export function foundationSubjectOf(
  tenants: readonly Sold[],
  deployers: readonly string[],
  graph: Graph,
): FoundationSubject {
  const grounds = tenants.map(({ settled }) => ({ tenant: settled.tenant.name, ...groundOf(settled) }));
  const all = new Map<string, Set<string>>();
  for (const { jurisdiction, regions } of grounds)
    all.set(jurisdiction, new Set([...(all.get(jurisdiction) ?? []), ...regions]));
  return {
    graph,
    regions: new Map([...all].map(([jurisdiction, regions]) => [jurisdiction, [...regions].sort()])),
    jurisdictions: new Map(grounds.map(({ tenant, jurisdiction }) => [tenant, jurisdiction])),
    keepers: [...deployers, "domicile-foundation"],
    most: new Map(tenants.map((sold) => [sold.settled.tenant.name, mostOf(sold)])),
  };
}

const mostOf = (sold: Sold): number | null => (sold.settled.lacks.includes("budgets") ? null : mostMonthly(sold));
