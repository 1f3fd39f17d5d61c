import { iam } from "@pulumi/aws";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import { arn, document, type Place, servicePrincipal, type Tags, trust } from "../shared/index.ts";

/** A service account of one namespace of one cluster: the only pods that may take a role on. */
export interface PodIdentity {
  readonly cluster: string;
  readonly namespace: string;
  readonly account: string;
}

export interface RoleArgs {
  /** Who may take the role on: a trust policy. */
  readonly trust: string;
  /** AWS's own policies that it holds, by their name and path, e.g. `AmazonEKSClusterPolicy`. */
  readonly holds: readonly string[];
  readonly place: Place;
  readonly tags: Tags;
}

/** A role and its rights: what needs the rights waits for all of them. */
export interface Role {
  readonly name: iam.Role["name"];
  readonly arn: iam.Role["arn"];
  readonly ready: readonly (iam.Role | iam.RolePolicyAttachment)[];
}

/** A role of explicit name that holds the named policies of AWS's. */
export function createRole(name: string, args: RoleArgs, child: CustomResourceOptions): Role {
  const role = new iam.Role(name, { name, assumeRolePolicy: args.trust, tags: args.tags }, child);
  const attachments = args.holds.map(
    (policy) =>
      new iam.RolePolicyAttachment(
        `${name}-${policy.split("/").at(-1)}`,
        { role: role.name, policyArn: awsPolicy(args.place, policy) },
        child,
      ),
  );
  return { name: role.name, arn: role.arn, ready: [role, ...attachments] };
}

/** Trust policy for the pods of one service account: EKS states in tags for whom it asks. */
export function podTrust(place: Place, pod: PodIdentity): string {
  return document({
    Sid: "PodsOfOneServiceAccount",
    Effect: "Allow",
    Principal: { Service: "pods.eks.amazonaws.com" },
    Action: ["sts:AssumeRole", "sts:TagSession"],
    Condition: {
      StringEquals: {
        "aws:SourceAccount": place.account,
        "aws:RequestTag/eks-cluster-arn": clusterArn(place, pod.cluster),
        "aws:RequestTag/kubernetes-namespace": pod.namespace,
        "aws:RequestTag/kubernetes-service-account": pod.account,
      },
    },
  });
}

/**
 * What nodes may do by themselves: join the cluster and pull images. Rights to data belong to pods. AWS's smaller policy
 * for nodes doesn't do: Bottlerocket asks EC2 for the name by which the cluster knows it (`ec2:DescribeInstances`), and
 * doesn't start without an answer (pluto, in its core kit).
 */
export const NODE_POLICIES = ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"];

/** Trust policy for nodes. EC2 states no source account. */
export function nodeTrust(place: Place): string {
  return trust(servicePrincipal(place, "ec2"));
}

/** ARN of a cluster by its name. */
export function clusterArn(place: Place, cluster: string): string {
  return arn(place, "eks", `cluster/${cluster}`);
}

function awsPolicy(place: Place, policy: string): string {
  return arn({ ...place, account: "aws" }, "iam", `policy/${policy}`, "account");
}
