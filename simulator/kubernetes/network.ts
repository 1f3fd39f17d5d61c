import { readCidr } from "../aws/cidr.ts";
import { oneOf } from "../aws/wellformed.ts";
import type { Scene } from "../kinds/index.ts";
import { type Failure, Refused, type Values } from "../protocol/index.ts";
import type { Thing } from "../world/index.ts";
import { at, listAt, nameOf, object } from "./object.ts";

const SERVICE = "kubernetes:core/v1:Service";

/** Ports that a cluster gives out on its nodes, unless told otherwise. */
const NODE_PORTS = { first: 30000, last: 32767 };

const service = object(SERVICE, {
  fixed: ["spec.clusterIP"],
  check: (inputs) => {
    const types = ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"];
    return [...oneOf({ "spec.type": at(inputs, "spec", "type") }, "spec.type", types), ...inRange(inputs)];
  },
  accept: (scene, before) => portsFree(scene, before),
});

function inRange(inputs: Values): Failure[] {
  const outside = nodePorts(inputs).find((port) => port < NODE_PORTS.first || port > NODE_PORTS.last);
  const say = `must be from ${NODE_PORTS.first} to ${NODE_PORTS.last}, got ${outside}`;
  return outside === undefined ? [] : [{ property: "spec.ports", reason: say }];
}

/** A node port is one service's in the whole cluster. */
function portsFree(scene: Scene, before: Thing | null): void {
  const taken = scene
    .all(SERVICE)
    .filter((other) => other.id !== before?.id)
    .flatMap((other) => nodePorts(other.settings));
  const clash = nodePorts(scene.settings).find((port) => taken.includes(port));
  if (clash !== undefined)
    throw new Refused(
      "Invalid",
      `Service "${nameOf(scene.settings)}": nodePort ${clash}: provided port is already allocated`,
    );
}

function nodePorts(settings: Values): number[] {
  return listAt(settings, "spec", "ports").flatMap(({ nodePort }) => (typeof nodePort === "number" ? [nodePort] : []));
}

const networkPolicy = object("kubernetes:networking.k8s.io/v1:NetworkPolicy", {
  check: (inputs) => [
    ...(at(inputs, "spec", "podSelector") === undefined
      ? [{ property: "spec.podSelector", reason: "is required; {} means every pod" }]
      : []),
    ...blocks(inputs)
      .filter((cidr) => readCidr(cidr) === null)
      .map((cidr) => ({ property: "spec", reason: `ipBlock.cidr must be an IPv4 range, got '${cidr}'` })),
  ],
});

function blocks(inputs: Values): string[] {
  const rules = [...listAt(inputs, "spec", "ingress"), ...listAt(inputs, "spec", "egress")];
  return rules
    .flatMap((rule) => [...listAt(rule, "from"), ...listAt(rule, "to")])
    .map((peer) => at(peer, "ipBlock", "cidr"))
    .filter((cidr) => typeof cidr === "string");
}

export const networkObjects = [service, networkPolicy];
