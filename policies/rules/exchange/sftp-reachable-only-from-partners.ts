import { type Graph, ofType } from "../../../graph/index.ts";
import { doorsOf, meet, type Packets, reachFrom, readNetwork } from "../../proofs/reachability/index.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { ownPasses } from "../firewall/passes.ts";
import { onlyFrom } from "../network/only-from.ts";
import { partnerServers, partnerTraffic, trafficFrom } from "../network/partners.ts";

export const sftpReachableOnlyFromPartners: Rule = {
  id: "EXC-01",
  name: "sftp-reachable-only-from-partners",
  statement:
    "Proof: every partner of the tenant's file reaches the SFTP server by SSH from its own networks, through the network firewall, and nothing and nobody else reaches it.",
  severity: "critical",
  capability: "file-exchange",
  remedy:
    "open port 22 of the server to the networks of connections.sftp, in group, list and firewall alike, and to nothing else",
  premises: ["network-ids-inline"],
  *check(subject) {
    const servers = partnerServers(subject.graph);
    yield* onlyFrom(
      subject,
      ({ resource }) => servers.includes(resource),
      (from) => (from === null ? partnerTraffic(subject) : []),
    );
    yield* subject.settled.tenant.connections.sftp.map((partner) => judgePartner(subject.graph, partner));
  },
};

type Partner = Subject["settled"]["tenant"]["connections"]["sftp"][number];

function judgePartner(graph: Graph, { partner, addresses }: Partner): Finding {
  const servers = partnerServers(graph);
  const arrives = readNetwork(graph)
    .places.filter(({ resource }) => servers.includes(resource))
    .flatMap((place) => doorsOf(graph, place.subnet).flatMap((door): Packets => reachFrom(door, place).arrives));
  const shut = addresses.filter(
    (network) => meet(trafficFrom([network]), arrives).length === 0 || !passesFirewalls(graph, network),
  );
  return shut.length === 0
    ? pass(servers[0] ?? null, `${partner} reaches its SFTP server from ${addresses.join(" and ")}`, { addresses })
    : fail(servers[0] ?? null, `${partner} reaches no SFTP server from ${shut.join(" and ")}`, { shut });
}

function passesFirewalls(graph: Graph, network: string): boolean {
  return ofType(graph, "aws:networkfirewall/firewall:Firewall").every((firewall) =>
    ownPasses(graph, firewall).some(
      ({ protocol, source, port }) => protocol === "SSH" && source === network && port === "22",
    ),
  );
}
