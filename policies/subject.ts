import type { Graph } from "../graph/index.ts";
import type { Settled } from "../law/index.ts";
import { type Order, operatorsOf } from "../spec/index.ts";
import type { Subject } from "./verdict.ts";

/** What a judgement rests on: what was asked for, what the law made of it, and the graph of what there is. */
export function subjectOf({ tenant, platform, product, accounts }: Order, settled: Settled, graph: Graph): Subject {
  const others = Object.entries(platform.tenants).filter(([name]) => name !== tenant.name);
  const foreignAccounts = others.flatMap(([, { tenant, backup }]) => [tenant, backup]);
  const operators = operatorsOf(tenant, platform);
  return { settled, product, accounts, foreignAccounts, operators, graph };
}
