import type { Graph, Resource } from "../../../graph/index.ts";
import { box, meet, type Packets } from "../../proofs/reachability/index.ts";
import { linesOf } from "./pod-lines.ts";
import type { Pod } from "./pods.ts";
import type { Direction } from "./policies.ts";

/**
 * What one pod can send to another: what its own policies let out and the other's let in, whether they name the pod or
 * an address that it may have. Of what EKS runs, and of pods on the network of their nodes, everything.
 */
export function sends(graph: Graph, from: Pod, to: Pod): Packets {
  return meet(passing(graph, from, "egress", to), passing(graph, to, "ingress", from));
}

/** The first policy that lets some of this traffic pass at a pod; null when none speaks of the pod. */
export function policyLetting(
  graph: Graph,
  pod: Pod,
  direction: Direction,
  { peer, traffic }: { readonly peer: Pod; readonly traffic: Packets },
): Resource | null {
  const lines = linesBetween(graph, pod, direction, peer);
  return lines?.find(({ passes }) => meet(passes, traffic).length > 0)?.policy ?? null;
}

function passing(graph: Graph, pod: Pod, direction: Direction, peer: Pod): Packets {
  return linesBetween(graph, pod, direction, peer)?.flatMap(({ passes }) => passes) ?? [box()];
}

/** What each line of a pod's policies lets pass from or to another; null when none speaks of the pod. */
function linesBetween(graph: Graph, pod: Pod, direction: Direction, peer: Pod) {
  const side = direction === "ingress" ? "source" : "target";
  const there = peer.addresses.map((range) => box({ [side]: range }));
  const lines = linesOf(graph, pod, direction);
  return lines?.map(({ policy, takes, addresses, traffic }) => ({
    policy,
    passes: takes(peer) ? traffic : meet(meet(addresses, there), traffic),
  }));
}
