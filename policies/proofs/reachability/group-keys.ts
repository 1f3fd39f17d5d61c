import { type Graph, type Resource, referents } from "../../../graph/index.ts";

export const GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
export const CLUSTER = "aws:eks/cluster:Cluster";
export const VPC = "aws:ec2/vpc:Vpc";

/** Keys of the groups that a property names; a cluster or VPC stands for the group that AWS made for it. */
export function groupKeys(graph: Graph, resource: Resource, property: string): readonly string[] {
  return referents(graph, resource, property).flatMap((target) => {
    if (target.type === GROUP || target.type === DEFAULT_GROUP) return keyOf(graph, target);
    if (!/securityGroup/i.test(property)) return [];
    if (target.type === CLUSTER) return ownGroup(target);
    return target.type === VPC ? `${target.urn}#default` : [];
  });
}

/** The group that EKS makes for a cluster. */
export const ownGroup = (cluster: Resource): string => `${cluster.urn}#own`;

/** The key of a declared group. */
export function keyOf(graph: Graph, group: Resource): string {
  const [vpc] = group.type === DEFAULT_GROUP ? referents(graph, group, "vpcId") : [];
  return vpc === undefined ? group.urn : `${vpc.urn}#default`;
}
