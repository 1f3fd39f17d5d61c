import {
  openerOf,
  type Place,
  type Reach,
  reachFromSite,
  readNetwork,
  type SiteWay,
  stray,
  traceOf,
} from "../../proofs/reachability/index.ts";
import { type Finding, fail, pass, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { publicBalancers, WEB_TRAFFIC } from "./balancers.ts";

/** What a VPN's sites reach in a subnet by one way. A breach is shown as its path. */
export function* fromSites({ graph }: Subject, way: SiteWay): Generator<Finding> {
  const entrances = publicBalancers(graph);
  for (const place of readNetwork(graph).places.filter(({ subnet }) => subnet === way.subnet)) {
    const reached = reachFromSite(way, place);
    const breach = strayInto(reached, place, entrances.includes(place.resource));
    if (breach) yield breach;
    else if (reached.mayArrive.length > 0) yield throughFirewall(reached, place, way);
  }
}

function strayInto(reached: Reach, { resource, name }: Place, isEntrance: boolean): Finding | null {
  const one = stray(reached, isEntrance ? WEB_TRAFFIC : []);
  if (one === null) return null;
  const trace = traceOf(reached, one.packet);
  const path = trace.path.join(" → ");
  const said = `hat lies behind the VPN reaches ${name}`;
  return one.sure
    ? fail(resource, `W${said}: ${path}`, trace)
    : unproven(resource, `Whether w${said} is open: ${path}`);
}

/** A firewall that sees one way only drops the connection, and one that sees neither lets everything pass. */
function throughFirewall(reached: Reach, { resource, name }: Place, { there, backThrough }: SiteWay): Finding {
  const [wall, ...more] = there.firewalls.map(({ firewall }) => firewall);
  return wall !== undefined && more.length === 0 && wall === backThrough
    ? pass(
        resource,
        `${openerOf(reached)} reaches ${name} by its promised ports alone, both ways through the firewall ${wall.name}`,
      )
    : fail(resource, `${openerOf(reached)} reaches ${name} past the firewall: ${there.hops.join(" → ")}`);
}
