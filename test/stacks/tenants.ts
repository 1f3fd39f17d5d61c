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

/** Everything that one tenant's file leads to, captured. */
export async function declared(name: string, root: string = process.cwd()): Promise<Declared> {
  const order = loadOrder({ root, file: name });
  const settled = settle(order.tenant);
  if (isRefused(settled)) throw new Error(settled.map(({ say }) => say).join("\n"));
  const graph = await capture(() => declareTenant({ ...order, settled }), { project: "domicile", stack: name });
  return { order, settled, graph };
}
