import { planRange } from "../components/index.ts";
import { badInput, type Tenant } from "../spec/index.ts";

/** The tenant's own addresses, clear of every network that its file names. Throws `BadInput` when none are left. */
export function rangeOf(tenant: Tenant): string {
  const named = tenant.connections.vpn.flatMap(({ networks }) => networks);
  const range = planRange(tenant.name, named);
  if (range !== null) return range;
  const say =
    "The networks of connections.vpn leave the tenant no private addresses: name only those that must be reached.";
  throw badInput("no-range-left", say, {
    path: "connections.vpn",
    found: named.join(", "),
    allowed: "networks that leave 8,192 private addresses in a row free",
  });
}
