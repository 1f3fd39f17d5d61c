import { type Graph, ofType, type Resource, referents } from "../../graph/index.ts";
import { each, text } from "../read.ts";
import { type Finding, fail, notApplicable, pass } from "../rule.ts";
import { alarmsOf, measures } from "./budget.ts";
import type { FoundationRule } from "./subject.ts";

const ACCOUNT = "aws:organizations/account:Account";

export const spendingRingsAnAlarm: FoundationRule = {
  id: "TEN-21",
  name: "spending-rings-an-alarm",
  statement: "The vendor hears when a tenant's accounts cost more in a month than they ever should, or are about to.",
  severity: "medium",
  capability: "intrusion-detection",
  remedy: "watch the month's cost of both accounts by a budget that tells somebody at no more than its limit",
  premises: ["accounts-under-guardrails"],
  *check({ graph, most }) {
    if (ofType(graph, ACCOUNT).length === 0) return;
    for (const [tenant, limit] of most) {
      const budgets = ofType(graph, "aws:budgets/budget:Budget").filter((budget) => covers(graph, budget, tenant));
      if (limit === null)
        yield notApplicable(`the bill of ${tenant} comes to the account outside that pays, whose budget it needs`);
      else if (budgets.length === 0) yield fail(null, `nobody watches what both accounts of ${tenant} cost together`);
      else yield* each(budgets, (budget) => judgeBudget(budget, tenant, limit));
    }
  },
};

function covers(graph: Graph, budget: Resource, tenant: string): boolean {
  const counted = referents(graph, budget, "costFilters").map(({ name }) => name);
  return counted.sort().join() === [tenant, `${tenant}-backup`].join();
}

function judgeBudget(budget: Resource, tenant: string, most: number): Finding {
  const limit = text(budget, "limitAmount");
  if (!measures(budget))
    return fail(budget, `${budget.name} holds a month's use of ${tenant} against no limit in dollars`);
  if (!(Number(limit) <= most))
    return fail(budget, `${budget.name} lets ${tenant} cost $${limit}, and $${most} is the most`);
  const silent = ["ACTUAL", "FORECASTED"].filter((kind) => !alarmsOf(budget).includes(kind));
  return silent.length === 0
    ? pass(budget, `somebody hears when ${tenant} costs more than $${limit} a month, or is about to`)
    : fail(budget, `nobody hears of ${silent.join(" and ")} cost of ${tenant} at $${limit}`, { silent });
}
