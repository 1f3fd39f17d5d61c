import { type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { box, type Group, type Packets, readNetwork, single, TCP } from "../../proofs/reachability/index.ts";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";

const tcp = (port: number) => box({ protocol: single(TCP), port: single(port) });

/** What people may send to a public load balancer: HTTPS, and HTTP to be sent on to it. */
export const WEB_TRAFFIC: Packets = [tcp(443), tcp(80)];

/** Load balancers of the graph that face the internet. AWS takes one that doesn't say so for public. */
export const publicBalancers = (graph: Graph): readonly Resource[] =>
  ofType(graph, BALANCER).filter(({ inputs }) => inputs.internal === undefined || inputs.internal === false);

/** Whether a group guards public load balancers and nothing else. */
export function guardsOnlyPublicBalancers(graph: Graph, group: Group): boolean {
  const balancers = publicBalancers(graph);
  const guarded = readNetwork(graph).places.filter(({ groups }) => groups.some(({ key }) => key === group.key));
  return guarded.length > 0 && guarded.every(({ resource }) => balancers.includes(resource));
}
