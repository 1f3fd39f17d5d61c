import {
  dig,
  type Graph,
  isMap,
  parseCidr,
  type Range,
  type Resource,
  type Value,
  type ValueMap,
} from "../../../graph/index.ts";
import { box, type Packets, single, TCP, UDP, without } from "../../proofs/reachability/index.ts";
import { list, Unproven } from "../../read.ts";
import { namespaceOf, selects } from "./objects.ts";
import type { Pod } from "./pods.ts";
import { type Direction, isolates, policiesFor } from "./policies.ts";

const SCTP = 132;
const PROTOCOLS: Readonly<Record<string, number>> = { TCP, UDP, SCTP };
const HIGHEST_PORT = 65535;

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
  const policies = policiesFor(graph, pod.namespace, pod.labels).filter((policy) => isolates(policy, direction));
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
  return peers.map((peer) => {
    const block = dig(peer, "ipBlock");
    return block === undefined
      ? { ...common, takes: (pod: Pod) => fits(policy, peer, pod), addresses: [] }
      : { ...common, takes: () => false, addresses: addressesOf(policy, direction, block) };
  });
}

function fits(policy: Resource, peer: Value, pod: Pod): boolean {
  const [space, pods] = [dig(peer, "namespaceSelector"), dig(peer, "podSelector")];
  const inSpace = space === undefined ? pod.namespace === namespaceOf(policy) : selects(space, pod.spaceLabels);
  return inSpace && selects(pods, pod.labels);
}

function addressesOf(policy: Resource, direction: Direction, block: Value): Packets {
  const side = direction === "ingress" ? "source" : "target";
  const boxes = (cidrs: readonly Value[]) => cidrs.map((cidr) => box({ [side]: rangeOf(policy, cidr) }));
  return without(boxes([dig(block, "cidr") ?? null]), boxes(items(dig(block, "except"))));
}

function rangeOf(policy: Resource, cidr: Value): Range {
  if (typeof cidr !== "string" || !/^[\d.]+\/\d+$/.test(cidr))
    throw new Unproven(`${policy.name} names addresses (${String(cidr)}) that this proof can't read`);
  return parseCidr(cidr);
}

function trafficOf(policy: Resource, line: Value): { readonly protocol: Range; readonly port: Range } {
  const { protocol = "TCP", port = 0, endPort }: ValueMap = isMap(line) ? line : {};
  const number = PROTOCOLS[String(protocol)];
  if (number === undefined || typeof port !== "number")
    throw new Unproven(
      `${policy.name} names the port ${String(protocol)} ${String(port)}, which this proof can't read`,
    );
  const to = typeof endPort === "number" ? endPort : port === 0 ? HIGHEST_PORT : port;
  return { protocol: single(number), port: { from: port, to } };
}

const items = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : []);
