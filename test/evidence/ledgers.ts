import { keepLedger } from "../../evidence/index.ts";
import type { Graph } from "../../graph/index.ts";
import { judgeTenant, rules } from "../../policies/index.ts";
import { loadCapabilities, owed } from "../../promises/index.ts";
import type { Declared } from "../stacks/tenants.ts";

type Ledger = ReturnType<typeof keepLedger>;

const kept = new WeakMap<Graph, Ledger>();

/** What became of each promise to an example, or to what was made of it; judged once. */
export function ledgerOf({ order, settled, graph }: Declared, instead: Graph = graph): Ledger {
  const already = kept.get(instead);
  if (already) return already;
  const verdicts = judgeTenant(order, settled, instead);
  const ledger = keepLedger({ owed: owed(settled, order.product), capabilities: loadCapabilities(), rules, verdicts });
  kept.set(instead, ledger);
  return ledger;
}
