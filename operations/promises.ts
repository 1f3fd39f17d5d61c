import { type Entry, keepLedger } from "../evidence/index.ts";
import { judge, rules, subjectOf } from "../policies/index.ts";
import { loadCapabilities, owed } from "../promises/index.ts";
import { takeOrder } from "./order.ts";
import { captureTenant, type Drawing } from "./plan.ts";
import type { PromisesResult } from "./shapes/index.ts";

/**
 * Says what became of each promise that a tenant's product is sold with, judged on the plan.
 * @throws BadInput when the file itself is wrong, or its product names promises that nobody wrote down
 */
export async function promises(file: string, { root, declare }: Drawing): Promise<PromisesResult> {
  const taken = takeOrder(root, file);
  if (!("placed" in taken)) {
    return { format: 1, tenant: taken.name, judged: "plan", promises: [], problems: taken.refusals };
  }
  const { placed } = taken;
  const { settled, product, tenant } = placed;
  const due = owed(settled, product);
  const graph = await captureTenant(root, placed, declare);
  const verdicts = judge(rules, subjectOf(placed, settled, graph));
  const ledger = keepLedger({ owed: due, capabilities: loadCapabilities(), rules, verdicts });
  return { format: 1, tenant: tenant.name, judged: "plan", promises: ledger.map(shown), problems: [] };
}

function shown({ promised, outcome, by, resources, because, terms }: Entry): PromisesResult["promises"][number] {
  const { id, says, outside, limit } = promised;
  return {
    promise: id,
    says,
    outcome,
    by: [...by],
    resources: [...resources],
    because,
    terms: terms.map(({ term, promised, agreed }) => ({ term, promised, agreed })),
    outside: outside?.say ?? null,
    leftTo: outside?.to ?? null,
    limit: limit ?? null,
  };
}
