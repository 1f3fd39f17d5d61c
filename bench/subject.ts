import type { Settled } from "../law/index.ts";
import { isRefused, settle } from "../law/index.ts";
import { loadOrder, type Order } from "../spec/index.ts";

/** The tenant that is measured. */
export const TENANT = "almendro";
/** `npm run bench` runs in the project's folder. */
export const root = process.cwd();

export interface Measurable {
  readonly order: Order;
  readonly settled: Settled;
}

/** Reads and settles the tenant, under another name if one is given. */
export function subject(name: string = TENANT): Measurable {
  const order = loadOrder({ root, file: TENANT });
  const tenant = { ...order.tenant, name };
  const settled = settle(tenant);
  if (isRefused(settled)) throw new Error(`${TENANT} is refused and can't be measured`);
  const platform = { ...order.platform, tenants: { [name]: order.accounts } };
  return { order: { ...order, tenant, platform }, settled };
}

/** Names for as many copies as asked for. */
export function copies(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${TENANT}-${String(index + 1).padStart(3, "0")}`);
}
