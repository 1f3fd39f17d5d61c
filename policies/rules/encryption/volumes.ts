import { type Graph, type Resource, referents, referrers } from "../../../graph/index.ts";
import { text, texts } from "../../read.ts";

export const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
/** Bottlerocket keeps itself on the first, containers and their logs on the second. */
const BOTTLEROCKET_DEVICES = ["/dev/xvda", "/dev/xvdb"];

/** Volumes that machines of this template get without the template saying anything of their key, as clauses. */
export function silentVolumes(graph: Graph, template: Resource): readonly string[] {
  const said = texts(template, "blockDeviceMappings.*.deviceName");
  const groups = referrers(graph, NODE_GROUP, "launchTemplate", template);
  const isBottlerocket = groups.some((group) => text(group, "amiType")?.startsWith("BOTTLEROCKET"));
  const silent = (isBottlerocket ? BOTTLEROCKET_DEVICES : []).filter((device) => !said.includes(device));
  if (said.length === 0 && silent.length === 0) return ["it says nothing of its volumes"];
  return silent.map((device) => `it says nothing of ${device}`);
}

/** A node group without a template of this stack takes the volumes that AWS gives it, as a clause. */
export function untemplated(graph: Graph, group: Resource): readonly string[] {
  return referents(graph, group, "launchTemplate").length > 0
    ? []
    : ["it has no launch template, so AWS chooses its volumes"];
}
