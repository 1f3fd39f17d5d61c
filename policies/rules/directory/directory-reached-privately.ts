import { type Graph, parseCidr, type Range, type Resource } from "../../../graph/index.ts";
import { type DirectoryWay, directoryOf } from "../../../spec/index.ts";
import { readNetwork, type SiteWay, type Subnet, waysFromSites } from "../../proofs/reachability/index.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import { isInside } from "../network/public.ts";

export const directoryReachedPrivately: Rule = {
  id: "DIR-01",
  name: "directory-reached-privately",
  statement:
    "Proof: what the application sends to the customer's directory leaves for the VPN gateway and comes back from it through one network firewall, in every zone; without a directory there is no such way.",
  severity: "critical",
  capability: "directory-path",
  remedy:
    "lead the directory's networks from the application's tables, and its answers from the VPN gateway's, through the firewall of the zone",
  premises: [],
  *check({ graph, settled }) {
    const way = directoryOf(settled.tenant);
    const { subnets, places } = readNetwork(graph);
    const asking = subnets.filter((subnet) => places.some((one) => one.subnet === subnet && one.tier === "app"));
    if (way === null) yield pass(null, "no directory was sold, and none is reached");
    else if (asking.length === 0) yield fail(null, `nothing of the application reaches ${way.host}`);
    else yield* asking.map((subnet) => judgeSubnet(graph, subnet, way));
  },
};

function judgeSubnet(graph: Graph, subnet: Subnet, { host, networks, site }: DirectoryWay): Finding {
  const { resource } = subnet;
  const ways = waysFromSites(graph, subnet);
  const through = networks.map((network) => wallOf(ways, parseCidr(network)));
  const open = ways.find(({ doubt, there }) => (doubt ?? there.doubt) !== null);
  if (open) return unproven(resource, `Which way ${resource.name} has to ${host} can't be known yet`);
  const lost = networks.filter((_, at) => through[at] === null);
  const walls = [...new Set(through.flatMap((wall) => wall?.name ?? []))].join(" and ");
  return lost.length === 0
    ? pass(resource, `${resource.name} reaches ${host} by the VPN ${site}, both ways through the firewall ${walls}`)
    : fail(resource, `${resource.name} has no way to ${lost.join(" and ")} that one firewall sees both ways`, { lost });
}

/** The one firewall of the way there and back; null when there is none, or one that sees one way only. */
function wallOf(ways: readonly SiteWay[], network: Range): Resource | null {
  const own = ways.filter(({ answered }) => isInside(network, answered));
  const walls = own.map(({ there, backThrough }) => {
    const [wall, ...more] = there.firewalls.map(({ firewall }) => firewall);
    return wall !== undefined && more.length === 0 && wall === backThrough ? wall : null;
  });
  const [first = null] = walls;
  return walls.every((wall) => wall === first) ? first : null;
}
