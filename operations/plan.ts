import { capture, type Graph, type Resource } from "../graph/index.ts";
import { judge, rules } from "../policies/index.ts";
import type { TenantInput } from "../stacks/index.ts";
import { PROJECT } from "./engine/index.ts";
import { circumstances, type Placed, placementOf, takeOrder } from "./order.ts";
import type { PlanResult } from "./shapes/index.ts";

/** Declares one tenant inside a Pulumi program; what it returns are the stack's outputs. */
export type Declare = (input: TenantInput) => Readonly<Record<string, unknown>>;

/**
 * Says everything that would be declared for a tenant and every verdict on it, with no engine and no cloud.
 * @throws BadInput when the file itself is wrong
 */
export async function plan(root: string, file: string, declare: Declare): Promise<PlanResult> {
  const taken = takeOrder(root, file);
  if (!("placed" in taken)) {
    return { format: 1, tenant: taken.name, placement: null, resources: [], verdicts: [], problems: taken.refusals };
  }
  const { placed } = taken;
  const graph = await captureTenant(root, placed, declare);
  return {
    format: 1,
    tenant: placed.tenant.name,
    placement: placementOf(placed.settled),
    resources: graph.resources.map(shown),
    verdicts: [...judge(rules, { ...circumstances(placed), graph })],
    problems: [],
  };
}

/** The graph of what a tenant's program declares, its network at `range` if it stands already. */
export function captureTenant(root: string, placed: Placed, declare: Declare, range?: string): Promise<Graph> {
  const input = { ...placed, ...(range !== undefined && { range }) };
  return capture(() => declare(input), { project: PROJECT, stack: placed.tenant.name, root });
}

function shown({ urn, type, name, parent, provider, protect, inputs, refs, source }: Resource) {
  const properties = Object.entries(refs).map(([property, urns]) => ({ property, urns: [...urns] }));
  return { urn, type, name, parent, provider, protect, inputs, refs: properties, source };
}
