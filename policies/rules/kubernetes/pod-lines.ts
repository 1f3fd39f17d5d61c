import { contains, dig, type Graph, type Range, type Resource, type Value } from "../../../graph/index.ts";
import { box, type Packets, PORTS, readRange, single, TCP, UDP, without } from "../../proofs/reachability/index.ts";
import { list, Unproven } from "../../read.ts";
import { namespaceOf } from "./objects.ts";
import type { Pod } from "./pods.ts";
import { type Direction, isolates, policiesFor } from "./policies.ts";
import { readSelector } from "./selectors.ts";

const SCTP = 132;
const PROTOCOLS: Readonly<Record<string, number>> = { TCP, UDP, SCTP };
const BLOCK = /^([\d.]+)\/(\d|[12]\d|3[0-2])$/;

/** One line of a policy: whom it lets pass, and by what. */
export interface PodLine {
  readonly policy: Resource;
  readonly takes: (pod: Pod) => boolean;
  /** Addresses beside pods: none, or those that it names. */
  readonly addresses: Packets;
  readonly traffic: Packets;
}

/**
 * What policies let pass at a pod in one direction; null when none speaks of it, and then everything passes.
 * Throws `Unproven` for what can't be read.
 */
export function linesOf(graph: Graph, pod: Pod, direction: Direction): readonly PodLine[] | null {
  if (pod.onNodeNetwork) return null;
  const policies = policiesFor(graph, pod.namespace, pod.labels.labels).filter((policy) => isolates(policy, direction));
  if (policies.length === 0) return null;
  return policies.flatMap((policy) =>
    list(policy, `spec.${direction}`).flatMap((line) => readLine(policy, direction, line)),
  );
}

function readLine(policy: Resource, direction: Direction, line: Value): readonly PodLine[] {
  const peers = items(dig(line, direction === "ingress" ? "from" : "to"));
  const traffic = items(dig(line, "ports")).map((port) => box(trafficOf(policy, port)));
  const common = { policy, traffic: traffic.length === 0 ? [box()] : traffic };
  if (peers.length === 0) return [{ ...common, takes: () => true, addresses: [box()] }];
  return peers.map((peer) => ({ ...common, ...peerOf(policy, direction, peer) }));
}

function peerOf(policy: Resource, direction: Direction, peer: Value): Pick<PodLine, "takes" | "addresses"> {
  const [block, space, pods] = ["ipBlock", "namespaceSelector", "podSelector"].map(
    (key) => dig(peer, key) ?? undefined,
  );
  const selected = space !== undefined || pods !== undefined;
  if (selected === (block !== undefined))
    throw new Unproven(
      `${policy.name} names ${selected ? "pods and addresses as one" : "nobody"}, so Kubernetes turns it away`,
    );
  if (block !== undefined) return { takes: () => false, addresses: addressesOf(policy, direction, block) };
  const [isMeant, isIn] = [readSelector(pods), readSelector(space)];
  const isNear = (pod: Pod) => (space === undefined ? pod.namespace === namespaceOf(policy) : isIn(pod.spaceLabels));
  return { takes: (pod) => isMeant(pod.labels) && isNear(pod), addresses: [] };
}

function addressesOf(policy: Resource, direction: Direction, block: Value): Packets {
  const side = direction === "ingress" ? "source" : "target";
  const whole = rangeOf(policy, dig(block, "cidr"));
  const holes = items(dig(block, "except")).map((cidr) => rangeOf(policy, cidr));
  if (holes.some((hole) => !contains(whole, hole) || contains(hole, whole)))
    throw new Unproven(`${policy.name} excepts addresses that are no part of their block, so Kubernetes turns it away`);
  return without(
    [box({ [side]: whole })],
    holes.map((hole) => box({ [side]: hole })),
  );
}

/** Kubernetes takes a block by its prefix, whatever bits stand beyond it. */
function rangeOf(policy: Resource, cidr: Value | undefined): Range {
  const [, address, prefix] = BLOCK.exec(String(cidr)) ?? [];
  const first = readRange(address)?.from;
  if (first === undefined)
    throw new Unproven(`${policy.name} names addresses (${String(cidr)}) that this proof can't read`);
  const size = 2 ** (32 - Number(prefix));
  const from = first - (first % size);
  return { from, to: from + size - 1 };
}

function trafficOf(policy: Resource, line: Value): { readonly protocol: Range; readonly port: Range } {
  const [protocol = "TCP", from, end] = ["protocol", "port", "endPort"].map((key) => dig(line, key) ?? undefined);
  const number = PROTOCOLS[String(protocol)];
  const to = end ?? from;
  if (number !== undefined && from === undefined && to === undefined) return { protocol: single(number), port: PORTS };
  if (number === undefined || !isPort(from) || !isPort(to) || to < from) {
    const named = [protocol, [from, end].filter((one) => one !== undefined).join("–")].join(" ").trim();
    throw new Unproven(`${policy.name} names the port ${named}, which this proof can't read`);
  }
  return { protocol: single(number), port: { from, to } };
}

const isPort = (value: Value | undefined): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= PORTS.to;

const items = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : []);
