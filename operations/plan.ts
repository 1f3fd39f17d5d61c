import type { Graph, Resource } from "../graph/index.ts";
import { blocks, judgeTenant } from "../policies/index.ts";
import type { TenantInput } from "../stacks/index.ts";
import { captured } from "./captured.ts";
import { PROJECT } from "./engine/index.ts";
import { hasAccounts, placementOf, takeOutline } from "./order.ts";
import type { PlanResult } from "./shapes/index.ts";

/** Declares one tenant inside a Pulumi program; what it returns are the stack's outputs. */
export type Declare = (input: TenantInput) => Readonly<Record<string, unknown>>;

/** What it takes to draw a plan: the project's folder and the program. */
export interface Drawing {
  readonly root: string;
  readonly declare: Declare;
}

/**
 * Says everything that would be declared for a tenant and every verdict on it, with no engine and no cloud.
 * @throws BadInput when the file itself is wrong, Trouble `bad-program` when the program is
 */
export async function plan(file: string, { root, declare }: Drawing): Promise<PlanResult> {
  const taken = takeOutline(root, file);
  if (!("placed" in taken)) {
    const nothing = { accounts: null, placement: null, resources: [], verdicts: [] };
    return { format: 1, tenant: taken.name, outcome: "refused", ...nothing, problems: taken.refusals };
  }
  const { placed } = taken;
  const graph = await captureTenant(root, placed, declare);
  const verdicts = [...judgeTenant(placed, placed.settled, graph)];
  return {
    format: 1,
    tenant: placed.tenant.name,
    outcome: verdicts.some(blocks) ? "refused" : "allowed",
    accounts: hasAccounts(placed),
    placement: placementOf(placed.settled),
    resources: graph.resources.map(shown),
    verdicts,
    problems: [],
  };
}

/**
 * The graph of what a tenant's program declares.
 * @throws Trouble `bad-program` when the program is wrong
 */
export function captureTenant(root: string, input: TenantInput, declare: Declare): Promise<Graph> {
  return captured(() => declare(input), { project: PROJECT, stack: input.settled.tenant.name, root });
}

function shown({ urn, type, name, parent, provider, protect, inputs, refs, source }: Resource) {
  const properties = Object.entries(refs).map(([property, urns]) => ({ property, urns: [...urns] }));
  return { urn, type, name, parent, provider, protect, inputs, refs: properties, source };
}
