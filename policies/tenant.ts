import type { Graph } from "../graph/index.ts";
import type { Settled } from "../law/index.ts";
import type { Order } from "../spec/index.ts";
import { judge } from "./judge/index.ts";
import { rules } from "./rules/index.ts";
import { subjectOf } from "./subject.ts";
import type { Verdict } from "./verdict.ts";
import { waive } from "./waivers.ts";

/**
 * Every rule's verdict on a tenant's home as its waivers leave it.
 * @param at when it is judged: waivers end. @default now
 */
export function judgeTenant(order: Order, settled: Settled, graph: Graph, at?: Date): readonly Verdict[] {
  const subject = subjectOf(order, settled, graph, at);
  return waive(judge(rules, subject), subject);
}
