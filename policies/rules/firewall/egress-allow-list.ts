import { ofType, parseCidr, type Resource } from "../../../graph/index.ts";
import { destinationsOf } from "../../../spec/index.ts";
import { EDGE, readNetwork } from "../../proofs/reachability/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { isInside } from "../network/public.ts";
import { leadsToDirectory } from "./directory.ts";
import { ownPasses, type Pass } from "./passes.ts";
import { FIREWALL } from "./policies.ts";

/** What people may send to the load balancer: HTTPS, and HTTP to be sent on to it. */
const WEB = ["443", "80"];
const SSH = "22";

export const egressAllowList: Rule = {
  id: "NET-13",
  name: "egress-allow-list",
  statement:
    "The network firewall lets out TLS to exactly the hosts that the tenant's file lists, each by its whole name and on its own port, and to its directory behind the VPN, and lets in the web's own ports and listed partners' SSH only.",
  severity: "high",
  capability: "egress-control",
  remedy: "let the firewall's own group pass TLS to each listed host by name, and nothing else",
  premises: ["firewall-drops-by-default", "network-ids-inline"],
  *check(subject) {
    const firewalls = ofType(subject.graph, FIREWALL);
    yield* each(firewalls, (firewall) => judgeFirewall(subject, firewall));
    const wanted = destinationsOf(subject.settled.tenant);
    if (firewalls.length === 0 && wanted.length > 0)
      yield fail(null, `No network firewall lets the system call ${wanted.map(({ host }) => host).join(" and ")}`);
  },
};

function judgeFirewall(subject: Subject, firewall: Resource): Finding {
  const { graph, settled } = subject;
  const isJudgedElse = (one: Pass) => comesIn(subject, one) || leadsToDirectory(settled, one);
  const passes = ownPasses(graph, firewall).filter((one) => !isJudgedElse(one));
  const wanted = destinationsOf(settled.tenant).map(({ host, port }) => `${host}:${port}`);
  const open = passes.map((one) => (one.protocol === "TLS" && one.host !== null ? `${one.host}:${one.port}` : null));
  const faults = [
    ...passes.flatMap((one, at) => (open[at] === null ? [`it lets ${sayPass(one)} out to no host in particular`] : [])),
    ...open.flatMap((one) => (one === null || wanted.includes(one) ? [] : [`it lets TLS out to ${one}`])),
    ...wanted.filter((one) => !open.includes(one)).map((one) => `it keeps ${one} from being called`),
  ];
  const what = wanted.length === 0 ? "nothing" : `TLS to ${wanted.join(" and ")} and nothing else`;
  return faults.length === 0
    ? pass(firewall, `${firewall.name} lets out ${what}`, { hosts: wanted })
    : fail(firewall, `${firewall.name} doesn't go by the tenant's list, since ${faults.join(" and ")}`, { faults });
}

/** From outside to the edge's own subnets: people to the load balancer, and partners to their server. */
function comesIn({ graph, settled }: Subject, { protocol, source, destination, port }: Pass): boolean {
  const people = source === "$EXTERNAL_NET" && WEB.includes(port);
  const networks = settled.tenant.connections.sftp.flatMap(({ addresses }) => addresses);
  const partners = protocol === "SSH" && port === SSH && networks.includes(source);
  if (!(people || partners) || !/^[\d./]+$/.test(destination)) return false;
  const { subnets, places, vpcs } = readNetwork(graph);
  const isInward = ({ tier }: (typeof places)[number]) => !EDGE.includes(tier);
  const others = subnets.filter((subnet) => places.some((place) => place.subnet === subnet && isInward(place)));
  const range = parseCidr(destination);
  // What lies outside can only be sent to, whatever a group of rules calls its source.
  const isOurs = vpcs.some(({ ranges }) => isInside(range, ranges));
  return isOurs && !others.some(({ hosts }) => isInside(hosts, [range]) || isInside(range, [hosts]));
}

const sayPass = ({ protocol, port }: Pass): string => `${protocol} on port ${port}`;
