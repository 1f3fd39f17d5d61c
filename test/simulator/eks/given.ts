import type { Standing, Values } from "../../../simulator/protocol/index.ts";
import { type Cloud, openCloud, ROLE_ARN } from "../cloud.ts";

export const CLUSTER = "aws:eks/cluster:Cluster";
export const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
export const ADDON = "aws:eks/addon:Addon";
export const ENTRY = "aws:eks/accessEntry:AccessEntry";
export const POLICY = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
const ROLE = "aws:iam/role:Role";

/** What a cluster stands on: a network in two zones, a role of its own, one of its nodes'. */
export interface Ground extends Cloud {
  readonly subnetIds: readonly string[];
  readonly clusterRole: string;
  readonly nodeRole: string;
}

export function openGround(): Ground {
  const cloud = openCloud();
  const vpcId = cloud.aws.make("aws:ec2/vpc:Vpc", { cidrBlock: "10.40.0.0/16" }).id;
  const subnetIds = [1, 2].map((zone) => {
    const cidrBlock = `10.40.${zone}.0/24`;
    return cloud.aws.make("aws:ec2/subnet:Subnet", { vpcId, cidrBlock, availabilityZoneId: `eus2-az${zone}` }).id;
  });
  return { ...cloud, subnetIds, clusterRole: role(cloud, "eks"), nodeRole: role(cloud, "ec2") };
}

/** A role that one service may take on; its ARN. */
export function role({ aws }: Cloud, service: string): string {
  const Principal = { Service: `${service}.amazonaws.com` };
  const Statement = [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }];
  const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement });
  return String(aws.make(ROLE, { name: service.replaceAll(".", "-"), assumeRolePolicy }).properties.arn);
}

export function clusterOf(ground: Ground, change: Values = {}): Values {
  return {
    name: "almendro",
    version: "1.35",
    roleArn: ground.clusterRole,
    bootstrapSelfManagedAddons: false,
    accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
    vpcConfig: { subnetIds: ground.subnetIds },
    ...change,
  };
}

export function nodesOf(ground: Ground, change: Values = {}): Values {
  return {
    clusterName: "almendro",
    nodeRoleArn: ground.nodeRole,
    subnetIds: ground.subnetIds,
    scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 3 },
    labels: { tier: "web" },
    taints: [{ key: "tier", value: "web", effect: "NO_SCHEDULE" }],
    ...change,
  };
}

/** A cluster with nodes of one tier, and the deployer let in. */
export function withNodes(ground: Ground): Standing {
  const { aws } = ground;
  const cluster = aws.make(CLUSTER, clusterOf(ground));
  aws.make(ADDON, { clusterName: "almendro", addonName: "vpc-cni" });
  aws.make(NODE_GROUP, nodesOf(ground));
  letIn(ground);
  return cluster;
}

export function letIn({ aws }: Ground): void {
  aws.make(ENTRY, { clusterName: "almendro", principalArn: ROLE_ARN });
  const policyArn = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";
  aws.make(POLICY, { clusterName: "almendro", principalArn: ROLE_ARN, policyArn, accessScope: { type: "cluster" } });
}
