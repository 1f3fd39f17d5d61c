import type { Graph } from "../graph/index.ts";
import { recordOf, type Settled } from "../law/index.ts";
import { type Order, operatorsOf } from "../spec/index.ts";
import type { Subject } from "./verdict.ts";

/**
 * What a judgement rests on: what was asked for, what the law made of it, and the graph of what there is.
 * @param at when it is judged. @default now
 */
export function subjectOf(order: Order, settled: Settled, graph: Graph, at: Date = new Date()): Subject {
  const { tenant, platform, product, accounts, waivers, digest } = order;
  const others = Object.entries(platform.tenants).filter(([name]) => name !== tenant.name);
  const foreignAccounts = others.flatMap(([, { tenant, backup }]) => [tenant, backup]);
  const operators = operatorsOf(tenant, platform);
  return {
    settled,
    product,
    accounts,
    foreignAccounts,
    issuer: platform.identity.issuer.replace(/^https:\/\//, "").replace(/\/$/, ""),
    operators,
    graph,
    digest,
    record: recordOf(settled, accounts),
    waivers,
    today: at.toISOString().slice(0, 10),
  };
}
