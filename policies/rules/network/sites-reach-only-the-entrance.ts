import { readNetwork, waysFromSites } from "../../proofs/reachability/index.ts";
import type { Rule } from "../../rule.ts";
import { fromSites } from "./from-sites.ts";

export const sitesReachOnlyTheEntrance: Rule = {
  id: "NET-23",
  name: "sites-reach-only-the-entrance",
  statement:
    "Proof: what lies behind a VPN opens connections to the load balancer on the promised ports and to nothing else, and both ways lead through one network firewall.",
  severity: "critical",
  capability: "site-vpn",
  remedy:
    "lead the VPN gateway's table and the way back through the zone's firewall, and take every other route to it out",
  premises: ["waf-on-every-public-lb"],
  *check(subject) {
    const { subnets } = readNetwork(subject.graph);
    const ways = subnets.flatMap((subnet) => waysFromSites(subject.graph, subnet));
    for (const way of ways) yield* fromSites(subject, way);
  },
};
