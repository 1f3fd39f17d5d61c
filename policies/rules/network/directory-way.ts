import { parseCidr } from "../../../graph/index.ts";
import { directoryOf } from "../../../spec/index.ts";
import type { Route, Subnet, Tier } from "../../proofs/reachability/index.ts";
import type { Subject } from "../../verdict.ts";
import { isFirewallIn } from "./nat.ts";
import { isInside } from "./public.ts";

/** Tiers that reach the customer's directory, and the servers that know its name. */
const ASKING: readonly Tier[] = ["app", "control", "system", "endpoints", "runner"];

/** Whether a route leads to what was sold of the customer's directory, and through the firewall of the subnet's zone. */
export function leadsToDirectory({ settled, graph }: Subject, subnet: Subnet, tier: Tier, route: Route): boolean {
  if (route.way !== "firewall" || route.doubt !== null || !ASKING.includes(tier) || subnet.zone === null) return false;
  const directory = directoryOf(settled.tenant);
  const sold = (tier === "app" ? directory?.networks : directory?.dns.map((server) => `${server}/32`)) ?? [];
  const isSold = route.destinations.every((range) => isInside(range, sold.map(parseCidr)));
  return isSold && isFirewallIn(graph, subnet.zone, route);
}
