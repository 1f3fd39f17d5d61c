import { diskOf } from "../spec/index.ts";
import { connections } from "./connections.ts";
import { machines } from "./machines.ts";
import { network } from "./network.ts";
import type { Part, Sold } from "./part.ts";
import { DATABASES, EACH } from "./prices.ts";

/** Everything in one tenant that costs by its number, whether or not anybody uses it. */
export function partsOf(sold: Sold): Part[] {
  return [...network(sold), ...machines(sold), ...database(sold), ...connections(sold)];
}

function database({ settled: { tenant }, product }: Sold): Part[] {
  const type = product.sizes[tenant.size.plan].database;
  const disk = diskOf(tenant);
  const instance = {
    part: `database, ${type}`,
    count: 1,
    monthly: DATABASES[type] ?? null,
    because: "It is kept in two zones at once, so that a lost zone loses no work.",
    capability: "data-redundancy",
    without: `the promise that data is in two zones, or the ${tenant.size.plan} plan`,
  };
  const storage = {
    part: "database disk, GB",
    count: disk,
    monthly: Math.round(disk * EACH.gigabyte),
    because: `The file expects ${tenant.size.data} of data, and all of it is written twice.`,
    capability: "data-redundancy",
    without: "the promise that data is in two zones, or data",
  };
  return [instance, storage];
}
