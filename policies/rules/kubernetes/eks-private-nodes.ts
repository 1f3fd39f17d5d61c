import { type Graph, ofType, type Resource, referents } from "../../../graph/index.ts";
import { type Place, readNetwork } from "../../proofs/reachability/index.ts";
import { each, flag, number, places, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import { NODE_GROUP } from "./cluster.ts";

/** What may stand beside nodes of a tier: nothing else, but in control what the cluster itself is made of. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  web: ["web"],
  app: ["app"],
  system: ["system", "control", "endpoints", "runner"],
};

export const eksPrivateNodes: Rule = {
  id: "K8S-08",
  name: "eks-private-nodes",
  statement:
    "Nodes are only in the private subnets of their own tier, in that tier's security group and not in the cluster's, with every volume encrypted, a metadata hop limit of 1 and a container-optimised system image.",
  severity: "high",
  capability: "tier-segmentation",
  remedy:
    "put the node group into its tier's subnets and group, with a launch template of Bottlerocket, encrypted volumes and a hop limit of 1",
  premises: [],
  check: ({ graph }) => each(ofType(graph, NODE_GROUP), (group) => judgeGroup(graph, group)),
};

function judgeGroup(graph: Graph, group: Resource): Finding {
  const feet = readNetwork(graph).places.filter(({ resource }) => resource === group);
  if (feet.length === 0) return unproven(group, `${group.name} stands in no subnet of this stack`);
  const templates = referents(graph, group, "launchTemplate");
  const image = text(group, "amiType") ?? "AWS's choice";
  const faults = [
    ...new Set(feet.flatMap((foot) => footFaults(graph, foot))),
    ...(templates.length === 1 ? [] : ["it has no launch template of its own"]),
    ...templates.flatMap(templateFaults),
    ...(image.startsWith("BOTTLEROCKET") ? [] : [`its machines run ${image}`]),
  ];
  return faults.length === 0
    ? pass(group, `machines of ${group.name} stand in private subnets of their own tier and are hardened`, { image })
    : fail(group, `machines of ${group.name} are too open, since ${faults.join(" and ")}`, { faults });
}

function footFaults(graph: Graph, { tier, subnet, groups, resource }: Place): readonly string[] {
  const others = readNetwork(graph).places.filter((place) => place.subnet === subnet && place.resource !== resource);
  const stranger = others.find((other) => !(BESIDE[tier] ?? []).includes(other.tier));
  const outward = subnet.table.routes.some(({ way }) => way === "internet gateway" || way === "unknown target");
  return [
    ...(BESIDE[tier] ? [] : [`they are of the tier ${tier}`]),
    ...(stranger ? [`they share the subnet ${subnet.resource.name} with ${stranger.name}`] : []),
    ...(outward ? [`${subnet.resource.name} has a route to the internet`] : []),
    ...(groups.some(({ key }) => key.endsWith("#own")) ? ["they are in the cluster's own security group"] : []),
  ];
}

function templateFaults(template: Resource): readonly string[] {
  const hops = number(template, "metadataOptions.httpPutResponseHopLimit");
  const volumes = places(template, "blockDeviceMappings.*.ebs.encrypted");
  return [
    ...(hops === 1 ? [] : [`their metadata goes ${hops ?? "any number of"} hops`]),
    ...(text(template, "metadataOptions.httpTokens") === "required" ? [] : ["their metadata needs no token"]),
    ...(volumes.length > 0 && volumes.every((path) => flag(template, path)) ? [] : ["a volume isn't encrypted"]),
  ];
}
