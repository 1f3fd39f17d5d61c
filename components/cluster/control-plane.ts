import { type cloudwatch, eks } from "@pulumi/aws";
import type { CustomResourceOptions, Input, Resource } from "@pulumi/pulumi";
import { createLogGroup, type LogTerms, type Place, type Tags, trust } from "../shared/index.ts";
import { SERVICES } from "./addresses.ts";
import { createRole } from "./roles.ts";

/** The control plane keeps its interfaces in the first two zones for ever: moving them would replace the cluster. */
const CONTROL_ZONES = 2;
/** Everything EKS can log of a control plane. */
const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

export interface ControlPlaneArgs {
  readonly version: string;
  readonly subnetIds: readonly Input<string>[];
  readonly groupId: Input<string>;
  readonly secretsKeyArn: Input<string>;
  /** The log group it writes to, there before it. */
  readonly log: Resource;
  readonly deletionProtected: boolean;
  readonly place: Place;
  readonly tags: Tags;
}

/** Where EKS writes what a control plane logs. */
export function createControlPlaneLog(
  name: string,
  { logs: terms, tags }: { readonly logs: LogTerms; readonly tags: Tags },
  child: CustomResourceOptions,
): cloudwatch.LogGroup {
  return createLogGroup(`${name}-control-plane`, { path: `/aws/eks/${name}/cluster`, terms, tags }, child);
}

/** The cluster without nodes: reached from inside the network only, and logging all it does. */
export function createControlPlane(name: string, args: ControlPlaneArgs, child: CustomResourceOptions): eks.Cluster {
  const role = createRole(
    `${name}-control-plane`,
    { ...args, trust: trust("eks.amazonaws.com", args.place.account), holds: ["AmazonEKSClusterPolicy"] },
    child,
  );
  return new eks.Cluster(
    name,
    {
      name,
      version: args.version,
      roleArn: role.arn,
      upgradePolicy: { supportType: "STANDARD" },
      bootstrapSelfManagedAddons: false,
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
      enabledClusterLogTypes: LOG_TYPES,
      encryptionConfig: { provider: { keyArn: args.secretsKeyArn }, resources: ["secrets"] },
      kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: SERVICES },
      vpcConfig: {
        subnetIds: args.subnetIds.slice(0, CONTROL_ZONES),
        securityGroupIds: [args.groupId],
        endpointPrivateAccess: true,
        endpointPublicAccess: false,
      },
      deletionProtection: args.deletionProtected,
      tags: args.tags,
    },
    { ...child, dependsOn: [...role.ready, args.log] },
  );
}
