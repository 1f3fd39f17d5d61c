import { eks } from "@pulumi/aws";
import type { CustomResourceOptions, Resource } from "@pulumi/pulumi";
import type { Place, Tags } from "../shared/index.ts";
import { createRole, podTrust, type Role } from "./roles.ts";
import { onTier } from "./tiers.ts";

export type AddonName =
  | "vpc-cni"
  | "kube-proxy"
  | "eks-pod-identity-agent"
  | "coredns"
  | "aws-ebs-csi-driver"
  | "aws-efs-csi-driver"
  | "aws-guardduty-agent";

/** What an add-on is set to, and the right its own service account holds; known before anything exists. */
interface AddonPlan {
  readonly settings?: object;
  readonly right?: Right;
}

interface Right {
  readonly account: string;
  /** As AWS names it. */
  readonly policy: string;
  /** Whether EKS takes no identity for this account with the add-on itself, so that it stands beside it. @default false */
  readonly apart?: boolean;
}

/** Before nodes: a node joins with its network, its proxy and its identities in place. After: what runs on nodes. */
export const BEFORE_NODES = ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"] as const;
export const AFTER_NODES = ["coredns", "aws-ebs-csi-driver", "aws-guardduty-agent"] as const;

const PLANS: Readonly<Record<AddonName, AddonPlan>> = {
  "vpc-cni": {
    // Pods keep their own address and its ports 32768 to 60999 on the way out, which is what the network ACLs answer.
    settings: {
      enableNetworkPolicy: "true",
      env: { NETWORK_POLICY_ENFORCING_MODE: "strict", AWS_VPC_K8S_CNI_EXTERNALSNAT: "true" },
    },
    right: { account: "aws-node", policy: "AmazonEKS_CNI_Policy" },
  },
  "kube-proxy": {},
  "eks-pod-identity-agent": {},
  coredns: { settings: { replicaCount: 2, ...onTier("system") } },
  "aws-ebs-csi-driver": {
    settings: { controller: onTier("system"), node: { tolerateAllTaints: true } },
    right: { account: "ebs-csi-controller-sa", policy: "service-role/AmazonEBSCSIDriverPolicy" },
  },
  // It makes nothing: folders and entrances are there before it. With the add-on EKS takes its controller's identity
  // alone, which needs none; nodes, which open the folders, have theirs beside it †.
  "aws-efs-csi-driver": {
    settings: { controller: onTier("system") },
    right: { account: "efs-csi-node-sa", policy: "AmazonElasticFileSystemClientReadWriteAccess", apart: true },
  },
  // Runs on every node whatever its taint, in its node's network, and reports with its node's own identity †.
  "aws-guardduty-agent": {},
};

/** Name of the role by which nodes open shared folders. */
export function folderRole(cluster: string): string {
  return `${cluster}-aws-efs-csi-driver`;
}

/** One add-on with its settings; what somebody changed by hand is put back. */
export function createAddon(
  cluster: eks.Cluster,
  clusterName: string,
  addon: AddonName,
  args: { readonly place: Place; readonly tags: Tags },
  opts: CustomResourceOptions & { readonly after: readonly Resource[] },
): eks.Addon {
  const { after, ...child } = opts;
  const { settings, right } = PLANS[addon];
  const role = right === undefined ? undefined : createAddonRole(clusterName, addon, right, args, child);
  const apart =
    role && right?.apart ? [createIdentity(cluster, `${clusterName}-${addon}`, right, role, args, child)] : [];
  return new eks.Addon(
    `${clusterName}-${addon}`,
    {
      clusterName: cluster.name,
      addonName: addon,
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      tags: args.tags,
      ...(settings && { configurationValues: JSON.stringify(settings) }),
      ...(role &&
        right &&
        !right.apart && {
          podIdentityAssociations: [{ roleArn: role.arn, serviceAccount: right.account }],
        }),
    },
    { ...child, dependsOn: [...after, ...(role?.ready ?? []), ...apart] },
  );
}

function createAddonRole(
  cluster: string,
  addon: AddonName,
  right: Right,
  args: { readonly place: Place; readonly tags: Tags },
  child: CustomResourceOptions,
) {
  const pod = { cluster, namespace: "kube-system", account: right.account };
  return createRole(`${cluster}-${addon}`, { ...args, trust: podTrust(args.place, pod), holds: [right.policy] }, child);
}

function createIdentity(
  cluster: eks.Cluster,
  name: string,
  { account: serviceAccount }: Right,
  { arn: roleArn, ready }: Role,
  { tags }: { readonly tags: Tags },
  child: CustomResourceOptions,
): eks.PodIdentityAssociation {
  return new eks.PodIdentityAssociation(
    name,
    { clusterName: cluster.name, namespace: "kube-system", serviceAccount, roleArn, tags },
    { ...child, dependsOn: [...ready] },
  );
}
