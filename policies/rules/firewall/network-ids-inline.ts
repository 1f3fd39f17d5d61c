import { type Graph, ofType, referents } from "../../../graph/index.ts";
import { type Journey, journeysIn, journeysOut, readNetwork, type Subnet } from "../../proofs/reachability/index.ts";
import { sayUnknown } from "../../read.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import { FIREWALL } from "./policies.ts";

export const networkIdsInline: Rule = {
  id: "DET-06",
  name: "network-ids-inline",
  statement:
    "Everything between the internet and the network passes the network firewall of its own zone, on the way in and on the way out alike, shown from the routes.",
  severity: "critical",
  capability: "network-intrusion-prevention",
  remedy: "lead both ways through the one firewall of the subnet's own zone",
  premises: ["threat-signatures-drop"],
  *check({ graph }) {
    const { subnets, doubts } = readNetwork(graph);
    const inhabited = subnets.filter((subnet) => !isFirewallsAlone(graph, subnet));
    yield* inhabited.flatMap((subnet) => judgeSubnet(graph, subnet) ?? []);
    const [loose] = doubts;
    if (loose !== undefined)
      yield unproven(null, `${loose.property} of ${loose.resource.name} leads to nothing this proof can read`);
  },
};

/** The firewall's own subnet lies beyond it; nothing else may stand there. */
function isFirewallsAlone(graph: Graph, subnet: Subnet): boolean {
  const feet = ofType(graph, FIREWALL).flatMap((firewall) => referents(graph, firewall, "subnetMappings"));
  return feet.includes(subnet.resource) && !readNetwork(graph).places.some((place) => place.subnet === subnet);
}

interface RoundTrip {
  readonly out: Journey;
  readonly back: Journey | null;
}

function judgeSubnet(graph: Graph, subnet: Subnet): Finding | null {
  const trips = journeysOut(graph, subnet).flatMap((out): readonly RoundTrip[] =>
    out.gateway === null
      ? [{ out, back: null }]
      : journeysIn(graph, out.gateway, out.known).map((back) => ({ out, back })),
  );
  const [first] = trips;
  if (first === undefined) return null;
  const wrong = trips.flatMap((trip) => faultOf(subnet, trip) ?? []);
  const { resource } = subnet;
  if (wrong[0] !== undefined) return fail(resource, wrong[0], { faults: wrong });
  const doubt = trips.flatMap(({ out, back }) => out.doubt ?? back?.doubt ?? [])[0];
  if (doubt) return unproven(resource, `${sayUnknown(doubt.resource, doubt.property)}, and it is on the way`);
  const facts = { out: [...first.out.hops], back: [...(first.back?.hops ?? [])] };
  const name = first.out.firewalls.map(({ firewall }) => firewall.name).join(" and ");
  return pass(resource, `All between ${resource.name} and the internet passes the firewall ${name}, both ways`, facts);
}

function faultOf(subnet: Subnet, { out, back }: RoundTrip): string | null {
  const { name } = subnet.resource;
  const [there, here] = [nameAll(out), back === null ? "" : nameAll(back)];
  if (out.gateway === null && out.doubt === null) return `${name} has a way out that ends unseen: ${path(out)}`;
  if (there === "") return `${name} reaches the internet past the network firewall: ${path(out)}`;
  if (back === null) return null;
  if (here === "") return `The internet reaches ${name} past the network firewall: ${path(back)}`;
  if (there !== here) return `${name} is answered through another firewall: ${path(out)}; back ${path(back)}`;
  const strange = out.firewalls.some(({ zones }) => zones.length === 0 || zones.some((zone) => zone !== subnet.zone));
  return strange ? `${name} passes a firewall of another zone: ${path(out)}` : null;
}

const nameAll = ({ firewalls }: Journey): string => firewalls.map(({ firewall }) => firewall.urn).join(" ");

const path = ({ hops }: Journey): string => hops.join(" → ");
