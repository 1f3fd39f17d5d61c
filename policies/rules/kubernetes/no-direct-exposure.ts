import { type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { box, meet, readNetwork, single, TCP } from "../../proofs/reachability/index.ts";
import { each, known, map, number, places, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { NODE_GROUP, tiersOf } from "./cluster.ts";
import { labelsAt, namespaceOf, ofKind, podAt, podMakers } from "./objects.ts";
import { selects } from "./selectors.ts";

const DOORS = ["Ingress", "Gateway", "HTTPRoute", "TCPRoute", "TLSRoute", "GRPCRoute"];

export const noDirectExposure: Rule = {
  id: "K8S-15",
  name: "no-direct-exposure",
  statement:
    "No service bypasses the protected load balancer: node ports exist on the web tier only, open to the load balancer's group only, and there are no other exposed services.",
  severity: "critical",
  capability: "edge-filtering",
  remedy: "make the service a ClusterIP; only web takes the load balancer's fixed node port, on its own nodes",
  premises: [],
  *check({ graph }) {
    yield* each(ofKind(graph, "Service"), (service) => judgeService(graph, service));
    yield* each(ofKind(graph, ...DOORS), (door) => fail(door, `${door.name} is a way in of its own`));
  },
};

function judgeService(graph: Graph, service: Resource): Finding {
  const type = text(service, "spec.type") ?? "ClusterIP";
  const outside = ["externalIPs", "loadBalancerIP"].filter((key) => known(service, `spec.${key}`) !== undefined);
  if (outside.length > 0)
    return fail(service, `${service.name} takes addresses of its own by ${outside.join(" and ")}`);
  if (type === "ClusterIP" || type === "ExternalName")
    return pass(service, `${service.name} is known inside the cluster only`, { type });
  return type === "NodePort"
    ? judgeNodePorts(graph, service)
    : fail(service, `${service.name} is a ${type} of its own`, { type });
}

function judgeNodePorts(graph: Graph, service: Resource): Finding {
  const selector = { matchLabels: map(service, "spec.selector") };
  const makers = podMakers(graph).filter(
    (maker) =>
      namespaceOf(maker) === namespaceOf(service) &&
      selects(selector, labelsAt(maker, `${podAt(maker)}metadata.labels`)),
  );
  const tiers = [...new Set(makers.flatMap((maker) => [...tiersOf(graph, maker)]))];
  const ports = places(service, "spec.ports.*.nodePort").map((path) => number(service, path));
  const balanced = ofType(graph, "aws:lb/targetGroup:TargetGroup").map((target) => number(target, "port"));
  const facts = { tiers, ports: ports.map((port) => port ?? null) };
  if (tiers.join() !== "web")
    return fail(service, `${service.name} opens a node port to pods on ${tiers.join(" and ") || "no"} nodes`, facts);
  const loose = ports.filter((port) => port === undefined || !balanced.includes(port));
  if (loose.length > 0) return fail(service, `${service.name} opens a node port that no load balancer calls`, facts);
  const others = ports.flatMap((port) => callersOf(graph, port ?? 0));
  return others.length === 0
    ? pass(service, `${service.name} opens node port ${ports.join(", ")} of web to the load balancer alone`, facts)
    : fail(service, `${service.name} opens a node port that ${others.join(" and ")} let others call`, facts);
}

/** Lines of groups by which something else than a load balancer's group gets to a port of any node. */
function callersOf(graph: Graph, port: number): readonly string[] {
  const { places: standing } = readNetwork(graph);
  const guards = (key: string) => standing.filter(({ groups }) => groups.some((group) => group.key === key));
  const nodes = standing.filter(({ resource }) => ofType(graph, NODE_GROUP).includes(resource));
  const lines = nodes.flatMap(({ groups }) => groups.flatMap(({ incoming }) => incoming));
  const packet = [box({ protocol: single(TCP), port: single(port) })];
  const open = lines.filter(({ traffic }) => meet([box(traffic)], packet).length > 0);
  const other = open.filter(
    ({ peers }) => !("group" in peers) || guards(peers.group).some(({ tier }) => tier !== "edge"),
  );
  return [...new Set(other.map(({ by }) => by.name))];
}
