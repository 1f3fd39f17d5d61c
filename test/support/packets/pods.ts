import type { Graph, Resource, ValueMap } from "../../../graph/index.ts";
import { type Bits, bitsOf } from "./bits.ts";

/** A pod as it runs, or an address outside the cluster, for which there is none. */
export interface End {
  readonly pod: RunningPod | null;
  readonly address: Bits;
}
interface RunningPod {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly hostNetwork: boolean;
}
export interface PodPacket {
  readonly protocol: "TCP" | "UDP" | "SCTP";
  readonly port: number;
}
type Labels = ReadonlyMap<string, string>;
type Direction = "Ingress" | "Egress";

/** Policies and namespaces of a cluster as they were written: nothing of them is read by the proofs' code. */
export interface Cluster {
  readonly policies: readonly { readonly namespace: string; readonly spec: ValueMap }[];
  readonly spaces: ReadonlyMap<string, Labels>;
}

/** What the API server would turn away, or what takes more than policies to follow. */
export class Doubtful extends Error {}

export function readCluster(graph: Graph): Cluster {
  const all = (kind: string) => graph.resources.filter(({ type }) => type.endsWith(`:${kind}`));
  return {
    policies: all("NetworkPolicy").map((one) => ({
      namespace: String(metadata(one).namespace),
      spec: one.inputs.spec as ValueMap,
    })),
    spaces: new Map(all("Namespace").map((one) => [String(metadata(one).name), mapOf(metadata(one).labels)])),
  };
}

const metadata = ({ inputs }: Resource) => inputs.metadata as ValueMap;
export const mapOf = (labels: unknown): Labels =>
  new Map(Object.entries((labels ?? {}) as Record<string, string>).map(([key, value]) => [key, String(value)]));

/** Whether a packet gets from one end to the other, by the policies of both. Throws `Doubtful`. */
export function podWalk(cluster: Cluster, from: End, to: End, packet: PodPacket): boolean {
  const out = lets(cluster, from, to, packet, "Egress");
  return lets(cluster, to, from, packet, "Ingress") && out;
}

/** Policies of one end add up; one that none isolates in this direction is open. */
function lets(cluster: Cluster, at: End, other: End, packet: PodPacket, direction: Direction): boolean {
  if (at.pod === null || at.pod.hostNetwork || at.pod.namespace === "kube-system") return true;
  let [isolated, open] = [false, false];
  for (const { namespace, spec } of cluster.policies) {
    if (namespace !== at.pod.namespace || !taken(spec.podSelector, at.pod.labels)) continue;
    if (!typesOf(spec).has(direction)) continue;
    isolated = true;
    for (const rule of listOf(direction === "Ingress" ? spec.ingress : spec.egress)) {
      const peers = listOf(direction === "Ingress" ? rule?.from : rule?.to);
      const named = peers.map((peer) => isPeer(cluster, namespace, peer, other));
      const fitting = listOf(rule?.ports).map((port) => isPort(port, packet));
      if ((named.length === 0 || named.includes(true)) && (fitting.length === 0 || fitting.includes(true))) open = true;
    }
  }
  return !isolated || open;
}

function typesOf({ policyTypes, egress }: ValueMap): ReadonlySet<string> {
  const given = listOf(policyTypes);
  if (given.some((type) => type !== "Ingress" && type !== "Egress")) throw new Doubtful("a type that there isn't");
  if (given.length > 0) return new Set(given.map(String));
  return new Set(listOf(egress).length > 0 ? ["Ingress", "Egress"] : ["Ingress"]);
}

function isPeer({ spaces }: Cluster, own: string, peer: ValueMap | null, { pod, address }: End): boolean {
  const { ipBlock = null, podSelector = null, namespaceSelector = null } = peer ?? {};
  if (ipBlock !== null) {
    if (podSelector !== null || namespaceSelector !== null) throw new Doubtful("a block beside selectors");
    return isInBlock(ipBlock as ValueMap, address);
  }
  if (podSelector === null && namespaceSelector === null) throw new Doubtful("a peer that names nobody");
  const space = pod?.namespace ?? "";
  const labels = new Map([...(spaces.get(space) ?? []), ["kubernetes.io/metadata.name", space]]);
  const there = namespaceSelector === null ? space === own : taken(namespaceSelector, labels);
  const meant = taken(podSelector, pod?.labels ?? new Map());
  return pod !== null && there && meant;
}

function isInBlock({ cidr, except }: ValueMap, address: Bits): boolean {
  if (String(cidr).includes(":")) throw new Doubtful("addresses of IPv6");
  const block = bitsOf(String(cidr));
  const holes = listOf(except).map((hole) => bitsOf(String(hole)));
  for (const hole of holes)
    if (!hole.startsWith(block) || hole === block) throw new Doubtful("an exception that is no part of its block");
  return address.startsWith(block) && !holes.some((hole) => address.startsWith(hole));
}

/** Of no selector, and of an empty one, everything is taken. */
function taken(selector: unknown, labels: Labels): boolean {
  const { matchLabels, matchExpressions } = (selector ?? {}) as ValueMap;
  let all = true;
  for (const [key, value] of mapOf(matchLabels)) if (labels.get(key) !== value) all = false;
  for (const { key, operator, values } of listOf(matchExpressions)) {
    const [label, among] = [labels.get(String(key)), listOf(values).map(String)];
    if (/In$/.test(String(operator)) !== among.length > 0) throw new Doubtful("values that don't fit their operator");
    const answers: Readonly<Record<string, boolean>> = {
      In: label !== undefined && among.includes(label),
      NotIn: label === undefined || !among.includes(label),
      Exists: label !== undefined,
      DoesNotExist: label === undefined,
    };
    const answer = answers[String(operator)];
    if (answer === undefined) throw new Doubtful("an operator that there isn't");
    all &&= answer;
  }
  return all;
}

function isPort(port: ValueMap | null, packet: PodPacket): boolean {
  const protocol = port?.protocol ?? "TCP";
  const first = port?.port ?? null;
  const last = port?.endPort ?? first;
  if (typeof first === "string") throw new Doubtful("a port by its name");
  if (!["TCP", "UDP", "SCTP"].includes(String(protocol))) throw new Doubtful("a protocol that there isn't");
  if (first === null && last !== null) throw new Doubtful("an end without a start");
  if (first === null) return protocol === packet.protocol;
  const numbers = [first, last].map(Number);
  if (numbers.some((number) => !(number >= 1 && number <= 65535))) throw new Doubtful("a port that there isn't");
  if (Number(last) < Number(first)) throw new Doubtful("ports that end before they start");
  return protocol === packet.protocol && Number(first) <= packet.port && packet.port <= Number(last);
}

// biome-ignore lint/suspicious/noExplicitAny: what was written isn't checked
const listOf = (value: unknown): readonly any[] => (Array.isArray(value) ? value : []);
