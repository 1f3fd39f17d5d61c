import { type Graph, parseAddress } from "../../../../../graph/index.ts";
import { box, meet, type Packets, single } from "../../../../../policies/proofs/reachability/index.ts";
import { Unproven } from "../../../../../policies/read.ts";
import { linesOf } from "../../../../../policies/rules/kubernetes/pod-lines.ts";
import { sends } from "../../../../../policies/rules/kubernetes/pod-reach.ts";
import { type Pod, podsOf } from "../../../../../policies/rules/kubernetes/pods.ts";
import { addressOf } from "../../../../support/packets/bits.ts";
import { Doubtful, type End, type PodPacket, podWalk, readCluster } from "../../../../support/packets/pods.ts";

/** What became of one packet, and what the proof says of it; null where either can't tell. */
export interface ComparedPod {
  readonly walked: boolean | null;
  readonly said: boolean | null;
  /** Why the two contradict each other; null when they agree. */
  readonly amiss: string | null;
}

/** Walks each packet and asks the proof about it. In a cluster without carelessness the proof leaves nothing open. */
export function comparePods(
  graph: Graph,
  isCareless: boolean,
  sent: readonly (readonly [from: End, to: End, packet: PodPacket])[],
): readonly ComparedPod[] {
  const [cluster, pods] = [readCluster(graph), podsOf(graph)];
  return sent.map(([from, to, packet]) => {
    const walked = unless(Doubtful, () => podWalk(cluster, from, to, packet));
    const said = unless(Unproven, () => meet(reachOf(graph, pods, from, to), [pointOf(from, to, packet)]).length > 0);
    const what = `${packet.protocol} ${packet.port} from ${say(from)} to ${say(to)}`;
    const isWhole = [from, to].every(({ pod }) => pod?.namespace !== "kube-system");
    const amiss = contradiction(walked, said, isWhole, isCareless);
    return { walked, said, amiss: amiss === null ? null : `${what} ${amiss}` };
  });
}

function contradiction(
  walked: boolean | null,
  said: boolean | null,
  isWhole: boolean,
  isCareless: boolean,
): string | null {
  if (said === null) return isCareless ? null : "is left open, and nothing is in doubt";
  if (walked === null) return "can't be told, and the proof is sure of it";
  if (walked && !said) return "arrives, and the proof excludes it";
  return said && !walked && isWhole ? "doesn't arrive, and the proof lets it" : null;
}

function unless(kind: new (...args: string[]) => Error, answer: () => boolean): boolean | null {
  try {
    return answer();
  } catch (error) {
    if (error instanceof kind) return null;
    throw error;
  }
}

function reachOf(graph: Graph, pods: readonly Pod[], from: End, to: End): Packets {
  if (from.pod === null) return outside(graph, podOf(pods, to), "ingress");
  if (to.pod === null) return outside(graph, podOf(pods, from), "egress");
  return sends(graph, podOf(pods, from), podOf(pods, to));
}

function outside(graph: Graph, pod: Pod, direction: "ingress" | "egress"): Packets {
  const lines = linesOf(graph, pod, direction);
  return lines === null ? [box()] : lines.flatMap(({ addresses, traffic }) => meet(addresses, traffic));
}

function podOf(pods: readonly Pod[], { pod }: End): Pod {
  const kept = pod?.labels.get("k8s-app") === "kube-dns" ? "names" : "system";
  const found = pods.find(({ maker, tier }) => (maker === null ? tier === kept : maker.name === pod?.name));
  if (found === undefined) throw new Error(`The proof knows no ${pod?.name}`);
  return found;
}

const PROTOCOLS = { TCP: 6, UDP: 17, SCTP: 132 } as const;

function pointOf(from: End, to: End, { protocol, port }: PodPacket) {
  const at = ({ address }: End) => single(parseAddress(addressOf(address)));
  return box({ protocol: single(PROTOCOLS[protocol]), source: at(from), target: at(to), port: single(port) });
}

const say = ({ pod, address }: End): string => pod?.name ?? addressOf(address);
