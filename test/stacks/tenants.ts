import { capture, type Graph } from "../../graph/index.ts";
import { isRefused, type Settled, settle } from "../../law/index.ts";
import { loadOrder, type Order } from "../../spec/index.ts";
import { declareTenant } from "../../stacks/index.ts";

/** The worked examples. */
export const TENANTS = ["almendro", "cedar-hollow", "fjordbevegelse", "kade", "little-acorn"] as const;

export interface Declared {
  readonly order: Order;
  readonly settled: Settled;
  readonly graph: Graph;
}

const examples = new Map<string, Promise<Declared>>();

/** Everything that an example's file leads to, captured once a worker: who needs another makes it from this one. */
export function declared(name: string): Promise<Declared> {
  const found = examples.get(name) ?? declaredIn(process.cwd(), name);
  examples.set(name, found);
  return found;
}

/** Everything that one tenant's file in this project leads to, captured now. */
export async function declaredIn(root: string, name: string): Promise<Declared> {
  const order = loadOrder({ root, file: name });
  const settled = settle(order.tenant);
  if (isRefused(settled)) throw new Error(settled.map(({ say }) => say).join("\n"));
  const graph = await capture(() => declareTenant({ ...order, settled }), { project: "domicile", stack: name });
  return { order, settled, graph };
}
