import { type Resource, referrers } from "../../../graph/index.ts";
import {
  type Door,
  doorsOf,
  doubtOf,
  openerOf,
  type Place,
  reachFrom,
  readNetwork,
  sample,
  sayTraffic,
  stray,
  traceOf,
} from "../../proofs/reachability/index.ts";
import { sayUnknown } from "../../read.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { publicBalancers, WEB_TRAFFIC } from "./balancers.ts";
import { partnerServers, partnerTraffic } from "./partners.ts";

const WALL = "aws:wafv2/webAclAssociation:WebAclAssociation";
/** Ways that lead to a partner's network, of which other rules speak. */
const PARTNERS: ReadonlySet<string> = new Set(["peering", "transit gateway", "VPN gateway"]);

function judgePlace(subject: Subject, door: Door, place: Place): Finding | null {
  const { graph } = subject;
  const reached = reachFrom(door, place);
  const packet = sample(reached.mayArrive);
  if (packet === null) return null;
  const { resource } = place;
  const wrong = (because: string, seen = packet) => {
    const trace = traceOf(reached, seen);
    return fail(resource, `${because}: ${trace.path.join(" → ")}`, trace);
  };
  const promised = promisedTo(subject, resource);
  if (reached.arrives.length === 0 && promised === null)
    return unproven(resource, `Whether ${reached.from} reaches ${place.name} is open: ${sayDoubt(reached, packet)}`);
  if (promised === null) return wrong(`${openerOf(reached)} reaches ${place.name}, which is no public load balancer`);
  const excess = stray(reached, promised.traffic);
  if (excess?.sure) return wrong(`${openerOf(reached)} reaches ${place.name} ${promised.otherwise}`, excess.packet);
  if (excess)
    return unproven(
      resource,
      `On which ports ${reached.from} reaches ${place.name} is open: ${sayDoubt(reached, excess.packet)}`,
    );
  if (promised.behindWall && referrers(graph, WALL, "resourceArn", resource).length === 0)
    return wrong(`${openerOf(reached)} reaches ${place.name}, and no web application firewall is tied to it`);
  if (!door.firewalled) return wrong(`${openerOf(reached)} reaches ${place.name} past the network firewall`);
  const by = promised.behindWall ? "through both firewalls" : "from its partners alone and through the firewall";
  return pass(resource, `${openerOf(reached)} reaches ${place.name} by ${sayTraffic(reached.arrives)}, ${by}`);
}

/** What may reach a thing from the internet; null when nothing may. */
function promisedTo(subject: Subject, resource: Resource) {
  if (publicBalancers(subject.graph).includes(resource))
    return { traffic: WEB_TRAFFIC, otherwise: "on other ports than 443 and 80", behindWall: true };
  if (partnerServers(subject.graph).includes(resource))
    return {
      traffic: partnerTraffic(subject),
      otherwise: "otherwise than by SSH from its partners",
      behindWall: false,
    };
  return null;
}

function sayDoubt(reached: Parameters<typeof doubtOf>[0], packet: Parameters<typeof doubtOf>[1]): string {
  const doubt = doubtOf(reached, packet);
  return doubt === null ? "a part of its way can't be read" : sayUnknown(doubt.resource, doubt.property);
}

export const internetReachesOnlyWafLb: Rule = {
  id: "NET-03",
  name: "internet-reaches-only-waf-lb",
  statement:
    "Proof: from the internet, over IPv4 or IPv6, only load balancers that stand behind both the inline network firewall and a web application firewall can be reached, and only on the promised ports; declared SFTP and VPN endpoints likewise behind the firewall and from the listed addresses only.",
  severity: "critical",
  capability: "edge-filtering",
  remedy:
    "lead the way in through the network firewall to a load balancer with a web application firewall, or close it",
  premises: [],
  *check(subject) {
    const { subnets, places, doubts } = readNetwork(subject.graph);
    const doors = subnets
      .flatMap((subnet) => doorsOf(subject.graph, subnet))
      .filter(({ route }) => !PARTNERS.has(route.way));
    const found = doors.flatMap((door) =>
      places.filter(({ subnet }) => subnet === door.subnet).flatMap((place) => judgePlace(subject, door, place) ?? []),
    );
    yield* found;
    const [loose] = doubts;
    const why = loose && `${loose.property} of ${loose.resource.name} leads to nothing this proof can read`;
    if (why !== undefined) yield unproven(null, `What the internet reaches is open: ${why}`);
    else if (found.length === 0) {
      const because = doors.length === 0 ? "no subnet has a route to it" : "every way from it is cut";
      yield pass(null, `Nothing can be reached from the internet: ${because}`, { ways: doors.length });
    }
  },
};
