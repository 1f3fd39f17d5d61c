import { eks } from "@pulumi/aws";
import type { CustomResourceOptions, Resource } from "@pulumi/pulumi";
import type { Place, Tags } from "../shared/index.ts";
import { createRole, podTrust } from "./roles.ts";
import { onTier } from "./tiers.ts";

export type AddonName =
  | "vpc-cni"
  | "kube-proxy"
  | "eks-pod-identity-agent"
  | "coredns"
  | "aws-ebs-csi-driver"
  | "aws-guardduty-agent";

/** What an add-on is set to, and the right its own service account holds; known before anything exists. */
interface AddonPlan {
  readonly settings?: object;
  readonly right?: { readonly account: string; readonly policy: string };
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
  // Runs on every node whatever its taint, in its node's network, and reports with its node's own identity †.
  "aws-guardduty-agent": {},
};

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
  return new eks.Addon(
    `${clusterName}-${addon}`,
    {
      clusterName: cluster.name,
      addonName: addon,
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      tags: args.tags,
      ...(settings && { configurationValues: JSON.stringify(settings) }),
      ...(role && right && { podIdentityAssociations: [{ roleArn: role.arn, serviceAccount: right.account }] }),
    },
    { ...child, dependsOn: [...after, ...(role?.ready ?? [])] },
  );
}

function createAddonRole(
  cluster: string,
  addon: AddonName,
  right: { readonly account: string; readonly policy: string },
  args: { readonly place: Place; readonly tags: Tags },
  child: CustomResourceOptions,
) {
  const pod = { cluster, namespace: "kube-system", account: right.account };
  return createRole(`${cluster}-${addon}`, { ...args, trust: podTrust(args.place, pod), holds: [right.policy] }, child);
}
