import { type Graph, referents } from "../../../graph/index.ts";
import { type Route, readNetwork, type Subnet } from "../../proofs/reachability/index.ts";

/** Whether a route leads to a NAT gateway of the subnet's own zone whose only way on is a firewall of that zone. */
export function crossesFirewallOfZone(graph: Graph, { zone }: Subnet, route: Route): boolean {
  const { subnets } = readNetwork(graph);
  if (route.through === null || zone === null) return false;
  const feet = referents(graph, route.through, "subnetId");
  const [nat] = subnets.filter(({ resource }) => feet.includes(resource));
  if (nat === undefined || nat.zone !== zone) return false;
  const onward = nat.table.routes.filter(({ way }) => way !== "AWS service");
  return onward.length > 0 && onward.every((next) => isFirewallIn(graph, zone, next));
}

/** Whether a route leads to a firewall that stands in this zone alone. */
export function isFirewallIn(graph: Graph, zone: string, { way, through }: Route): boolean {
  if (way !== "firewall" || through === null) return false;
  const feet = referents(graph, through, "subnetMappings");
  const standing = readNetwork(graph).subnets.filter(({ resource }) => feet.includes(resource));
  return standing.length > 0 && standing.every((foot) => foot.zone === zone);
}
