import { type Group, readNetwork, sayTraffic } from "../../proofs/reachability/index.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { guardsOnlyPublicBalancers, WEB_TRAFFIC } from "./balancers.ts";
import { declaredGroups } from "./groups.ts";
import { isWithin, letsEveryoneIn, trafficOf } from "./public.ts";

function judgeGroup({ graph }: Subject, group: Group): Finding {
  const network = readNetwork(graph);
  const open = guardsOnlyPublicBalancers(graph, group) ? WEB_TRAFFIC : [];
  const lines = group.incoming.filter((line) => line.doubt !== null || !isWithin(line, open));
  const sure = lines.filter(({ doubt }) => doubt === null);
  if (letsEveryoneIn(sure, network)) {
    const wide = sure.find((line) => letsEveryoneIn([line], network)) ?? sure[0];
    const traffic = sayTraffic((wide === undefined ? sure : [wide]).flatMap(trafficOf));
    return fail(group.resource, `Security group ${group.name} lets everyone in by ${traffic}, by ${wide?.by.name}`);
  }
  const doubt = lines.find((line) => line.doubt !== null)?.doubt;
  if (doubt) {
    return unproven(
      group.resource,
      `${doubt.property} of ${doubt.resource.name}, which opens security group ${group.name}, can't be read`,
    );
  }
  return pass(
    group.resource,
    open.length > 0
      ? `Security group ${group.name} lets everyone in on ports 443 and 80 of the public load balancer only`
      : `Security group ${group.name} lets in named groups and ranges only`,
  );
}

export const noWideOpenIngress: Rule = {
  id: "NET-05",
  name: "no-wide-open-ingress",
  statement:
    "No security group lets everyone in, by IPv4, IPv6 or prefix list, except the public load balancer's on ports 443 and 80.",
  severity: "critical",
  capability: "edge-filtering",
  remedy: "name the group or the narrow range that needs to get in",
  premises: [],
  check: (subject) => declaredGroups(subject.graph).map((group) => judgeGroup(subject, group)),
};
