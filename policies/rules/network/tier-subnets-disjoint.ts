import {
  EDGE,
  type Group,
  type Network,
  type Place,
  readNetwork,
  type Subnet,
  type Tier,
} from "../../proofs/reachability/index.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";

/** What stands in the control tier: the cluster's own interfaces and nodes, endpoints and the runner. */
const IN_CONTROL: readonly Tier[] = ["control", "system", "endpoints", "runner"];
const ZONES = 2;

export const tierSubnetsDisjoint: Rule = {
  id: "NET-10",
  name: "tier-subnets-disjoint",
  statement:
    "Each workload uses subnets of its own tier only, tiers share no subnet, security group or network ACL, and every tier spans at least two zones.",
  severity: "high",
  capability: "tier-segmentation",
  remedy: "give each tier its own subnets in two zones, its own ACL and its own groups",
  premises: [],
  *check({ graph }) {
    const network = readNetwork(graph);
    const inhabited = network.subnets.filter(
      (subnet) => tiersAt(network, ({ subnet: at }) => at === subnet).length > 0,
    );
    yield* inhabited.map((subnet) => judgeSubnet(network, subnet));
    yield* network.groups.flatMap((group) => judgeGroup(network, group));
    yield* judgeZones(network);
  },
};

/** Tiers of what stands where the test says, control's four as one, and the edge's two. */
function tiersAt({ places }: Network, test: (place: Place) => boolean): readonly string[] {
  const tiers = places.filter(test).map(({ tier }) => aloneOf(tier));
  return [...new Set<string>(tiers)].sort();
}

const aloneOf = (tier: Tier): string => (IN_CONTROL.includes(tier) ? "control" : EDGE.includes(tier) ? "edge" : tier);

function judgeSubnet(network: Network, subnet: Subnet): Finding {
  const { resource, acl } = subnet;
  const here = tiersAt(network, (place) => place.subnet === subnet);
  const guarded = tiersAt(network, (place) => place.subnet.acl === acl);
  if (here.length > 1) return fail(resource, `the subnet ${resource.name} is shared by ${here.join(" and ")}`);
  return guarded.length === 1
    ? pass(resource, `the subnet ${resource.name} and its ACL ${acl.name} are for ${here[0]} alone`, { tiers: here })
    : fail(resource, `the ACL ${acl.name} of ${resource.name} is shared by ${guarded.join(" and ")}`);
}

function judgeGroup(network: Network, group: Group): readonly Finding[] {
  const members = tiersAt(network, ({ groups }) => groups.includes(group));
  if (members.length === 0) return [];
  const name = `the security group ${group.name}`;
  return members.length === 1
    ? [pass(group.resource, `${name} is for ${members[0]} alone`)]
    : [fail(group.resource, `${name} is shared by ${members.join(" and ")}`)];
}

function* judgeZones(network: Network): Generator<Finding> {
  for (const tier of tiersAt(network, () => true)) {
    const zones = new Set(
      network.places
        .filter((place) => tiersAt(network, (one) => one === place).includes(tier))
        .map(({ subnet }) => subnet.zone),
    );
    if (zones.has(null)) yield unproven(null, `a zone of the ${tier} tier can't be known`);
    else if (zones.size < ZONES) yield fail(null, `the ${tier} tier stands in ${zones.size} zone`);
    else yield pass(null, `the ${tier} tier stands in ${zones.size} zones`, { zones: [...zones].sort() });
  }
}
