import { type Graph, ofType, parseCidr, type Resource } from "../../../graph/index.ts";
import { box, type Group, type Packets, readNetwork, single, TCP } from "../../proofs/reachability/index.ts";
import type { Subject } from "../../verdict.ts";

const SSH = 22;

/** Servers at which partners exchange files. */
export const partnerServers = (graph: Graph): readonly Resource[] => ofType(graph, "aws:transfer/server:Server");

/** The networks of one partner by the tenant's file, and what it may send from there. */
export const trafficFrom = (addresses: readonly string[]): Packets =>
  addresses.map((network) => box({ protocol: single(TCP), source: parseCidr(network), port: single(SSH) }));

/** What all partners of the tenant's file may send to a server of theirs: SSH, from their own networks. */
export const partnerTraffic = ({ settled }: Pick<Subject, "settled">): Packets =>
  settled.tenant.connections.sftp.flatMap(({ addresses }) => trafficFrom(addresses));

/** Whether a group guards partners' servers and nothing else. */
export function guardsOnlyPartnerServers(graph: Graph, group: Group): boolean {
  const servers = partnerServers(graph);
  const guarded = readNetwork(graph).places.filter(({ groups }) => groups.some(({ key }) => key === group.key));
  return guarded.length > 0 && guarded.every(({ resource }) => servers.includes(resource));
}
