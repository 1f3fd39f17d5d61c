import { type Network, type Route, readNetwork, type Subnet, type Tier } from "../../proofs/reachability/index.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { leadsToDirectory } from "./directory-way.ts";
import { crossesFirewallOfZone } from "./nat.ts";

/** Tiers whose subnets have no way out of the VPC, and the one that has a single way. */
const TIERS: readonly Tier[] = ["data", "web", "app", "control", "system", "endpoints", "runner"];

function judgeSubnet(subject: Subject, network: Network, subnet: Subnet, tier: Tier): Finding {
  const { resource, table } = subnet;
  const outward = table.routes.filter((route) => !isAllowed(subject, subnet, tier, route));
  const known = outward.find(({ way }) => way !== "unknown target");
  if (known !== undefined) {
    const { through, by, way } = known;
    const to = through === null ? `a way out (${way})` : `the ${way} ${through.name}`;
    return fail(resource, `Subnet ${resource.name} of the ${tier} tier has a route to ${to}, by ${by.name}`);
  }
  const [open] = outward;
  if (open !== undefined)
    return unproven(resource, `Where ${open.by.name} of subnet ${resource.name} leads can't be read`);
  const [loose] = network.doubts;
  if (loose !== undefined)
    return unproven(resource, `${loose.property} of ${loose.resource.name} leads to nothing this proof can read`);
  return pass(resource, `Subnet ${resource.name} of the ${tier} tier has no way out of its network by ${table.name}`, {
    table: table.resource?.urn ?? null,
    routes: table.routes.map(({ by }) => by.name),
  });
}

function isAllowed(subject: Subject, subnet: Subnet, tier: Tier, route: Route): boolean {
  if (route.way === "AWS service" || leadsToDirectory(subject, subnet, tier, route)) return true;
  return tier === "app" && route.way === "NAT gateway" && crossesFirewallOfZone(subject.graph, subnet, route);
}

export const dbSubnetsNoInternetRoute: Rule = {
  id: "NET-04",
  name: "db-subnets-no-internet-route",
  statement:
    "Database, web and control subnets have no route to the internet, a NAT gateway or a peer, counting the main route table and transit gateways; the application tier's only way out is the NAT gateway of its zone, whose path crosses that zone's firewall; to the customer's directory the firewall of the zone leads.",
  severity: "critical",
  capability: "tier-segmentation",
  remedy: "take the route out of the table",
  premises: [],
  *check(subject) {
    const network = readNetwork(subject.graph);
    for (const subnet of network.subnets) {
      const here = network.places.filter((place) => place.subnet === subnet).map((place) => place.tier);
      const tier = TIERS.find((one) => here.includes(one));
      if (tier !== undefined) yield judgeSubnet(subject, network, subnet, tier);
    }
  },
};
