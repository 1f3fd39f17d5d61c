import { autoscaling, type eks } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { NodeGroups } from "./nodes.ts";

/** Web nodes answer the load balancer; a node that comes or goes joins or leaves by itself. */
export function joinTargets(
  name: string,
  nodes: NodeGroups,
  lbTargetGroupArn: pulumi.Input<string>,
  child: pulumi.CustomResourceOptions,
): void {
  nodes.web.forEach((group, index) => {
    new autoscaling.Attachment(
      `${name}-web-${index + 1}`,
      { autoscalingGroupName: scalingGroupName(group), lbTargetGroupArn },
      child,
    );
  });
}

/** EKS makes exactly one Auto Scaling group for a node group. */
function scalingGroupName(group: eks.NodeGroup): pulumi.Output<string> {
  return group.resources.apply((resources) => {
    const found = resources[0]?.autoscalingGroups?.[0]?.name;
    if (found === undefined) throw new Error("EKS answered a node group without its Auto Scaling group.");
    return found;
  });
}
