import { keepLedger } from "../../evidence/index.ts";
import type { Graph } from "../../graph/index.ts";
import { judge, rules, subjectOf } from "../../policies/index.ts";
import { loadCapabilities, owed } from "../../promises/index.ts";
import { type Declared, declared } from "../stacks/tenants.ts";

const drawn = new Map<string, Promise<Declared>>();

/** An example as its program declares it, drawn once. */
export function drawing(name: string): Promise<Declared> {
  const found = drawn.get(name) ?? declared(name);
  drawn.set(name, found);
  return found;
}

/** What became of each promise to an example, or to what was made of it. */
export function ledgerOf({ order, settled, graph }: Declared, instead: Graph = graph) {
  const verdicts = judge(rules, subjectOf(order, settled, instead));
  return keepLedger({ owed: owed(settled, order.product), capabilities: loadCapabilities(), rules, verdicts });
}
