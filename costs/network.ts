import { destinationsOf } from "../spec/index.ts";
import type { Part, Sold } from "./part.ts";
import { EACH } from "./prices.ts";

/** AWS services that are reached by private endpoints of their own in every zone; mail by one more. */
const ENDPOINTS = 11;
/** Those that only the runner calls. */
const RUNNER_ENDPOINTS = 2;

/** Every way in and out, and what stands in it. */
export function network(sold: Sold): Part[] {
  return [...firewalls(sold), endpoints(sold), entrance];
}

function firewalls({ settled: { zones, tenant } }: Sold): Part[] {
  const count = zones.length;
  const calls = destinationsOf(tenant).length > 0;
  const firewall = {
    part: "network firewalls",
    count,
    monthly: count * EACH.firewall,
    because: `All that comes in or goes out passes one, in each of ${count} zones, and known attacks end there.`,
    capability: "network-intrusion-prevention",
    without: "the promise that attacks on the network are stopped; no plan without them is allowed",
  };
  const gateways = {
    part: "NAT gateways",
    count,
    monthly: count * EACH.nat,
    because: "The system calls the hosts that the file lists, from known addresses and out of each zone by itself.",
    capability: "egress-control",
    without: "every host under connections.egress, and a mail relay",
  };
  return calls ? [firewall, gateways] : [firewall];
}

function endpoints({ settled: { zones, tenant, lacks } }: Sold): Part {
  const mail = tenant.mail !== undefined && tenant.mail.relay === undefined ? 1 : 0;
  const runner = lacks.includes("codebuild") ? 0 : RUNNER_ENDPOINTS;
  const count = (ENDPOINTS + runner + mail) * zones.length;
  return {
    part: "private endpoints",
    count,
    monthly: count * EACH.endpoint,
    because: "Machines reach AWS's own services without the internet, and of those this tenant's things alone.",
    capability: "private-connectivity",
    without: "the promise that what the system does inside never touches the internet",
  };
}

const entrance: Part = {
  part: "entrance with web application firewall",
  count: 1,
  monthly: EACH.entrance,
  because: "People come in here and nowhere else, and attacks on the application end here.",
  capability: "edge-filtering",
  without: "the promise of a web application firewall; no plan without it is allowed",
};
