import { ec2, eks } from "@pulumi/aws";
import type { CustomResourceOptions, Input, Resource } from "@pulumi/pulumi";
import type { Place, Tags } from "../shared/index.ts";
import { planAmiType, planUserData } from "./machine.ts";
import { createRole, NODE_POLICIES, nodeTrust, type Role } from "./roles.ts";
import { allowSessions } from "./sessions.ts";
import { type NodeTier, nodeLabels, nodeTaint } from "./tiers.ts";

/** Bottlerocket's two volumes in GB: the system, and what containers write. */
const VOLUMES = [
  { deviceName: "/dev/xvda", volumeSize: 4 },
  { deviceName: "/dev/xvdb", volumeSize: 40 },
];

interface TierNodes {
  /** The tier's subnets, in the order of zones. */
  readonly subnetIds: readonly Input<string>[];
  /** The group its nodes carry, and no other. */
  readonly groupId: Input<string>;
}

export interface NodesArgs {
  readonly version: string;
  /** EC2 instance type, e.g. `m7g.large`; its architecture decides the system image. */
  readonly instanceType: string;
  /** Whether the machines may share hardware with other AWS customers. */
  readonly hardware: "shared" | "dedicated";
  /** Nodes of web and of app in each zone, at least one. */
  readonly perZone: { readonly web: number; readonly app: number };
  /** Log group in which operators' sessions on nodes are recorded. @default nobody ever opens one */
  readonly sessionLog?: string;
  readonly tiers: Readonly<Record<NodeTier, TierNodes>>;
  readonly dataKeyArn: Input<string>;
  readonly place: Place;
  readonly tags: Tags;
}

/** Every node group, by tier. */
export type NodeGroups = Readonly<Record<NodeTier, readonly eks.NodeGroup[]>>;

/** A group a tier and zone for web and app, so that a lost zone takes no other with it; one group for the system. */
export function createNodes(
  cluster: eks.Cluster,
  name: string,
  args: NodesArgs,
  opts: CustomResourceOptions & { readonly after: readonly Resource[] },
): NodeGroups {
  const { after, ...child } = opts;
  const role = createRole(
    `${name}-node`,
    { trust: nodeTrust(args.place), holds: NODE_POLICIES, place: args.place, tags: args.tags },
    child,
  );
  const { place, sessionLog: log } = args;
  if (log !== undefined) allowSessions(`${name}-sessions`, { role: role.name, log, place }, child);
  const tier = (tier: NodeTier, size: number) => createTier(cluster, name, args, { tier, size, role, after, child });
  return { system: tier("system", 1), web: tier("web", args.perZone.web), app: tier("app", args.perZone.app) };
}

interface TierPlan {
  readonly tier: NodeTier;
  /** Nodes a zone. */
  readonly size: number;
  readonly role: Role;
  readonly after: readonly Resource[];
  readonly child: CustomResourceOptions;
}

function createTier(cluster: eks.Cluster, name: string, args: NodesArgs, plan: TierPlan): eks.NodeGroup[] {
  const { tier, size, child } = plan;
  const { subnetIds } = args.tiers[tier];
  const tierName = `${name}-${tier}`;
  const template = createTemplate(tierName, args, tier, child);
  const zonal = subnetIds.map((subnetId, index) => ({ key: `${tierName}-${index + 1}`, subnetIds: [subnetId], size }));
  const spread = [{ key: tierName, subnetIds: [...subnetIds], size: size * subnetIds.length }];
  return (tier === "system" ? spread : zonal).map((group) =>
    createGroup(cluster, args, { ...plan, ...group, template }),
  );
}

function createGroup(
  cluster: eks.Cluster,
  args: NodesArgs,
  plan: TierPlan & { key: string; subnetIds: Input<string>[]; template: ec2.LaunchTemplate },
): eks.NodeGroup {
  return new eks.NodeGroup(
    plan.key,
    {
      clusterName: cluster.name,
      version: args.version,
      nodeRoleArn: plan.role.arn,
      subnetIds: plan.subnetIds,
      amiType: planAmiType(args.instanceType),
      capacityType: "ON_DEMAND",
      instanceTypes: [args.instanceType],
      launchTemplate: { id: plan.template.id, version: plan.template.latestVersion.apply(String) },
      labels: nodeLabels(plan.tier),
      taints: [nodeTaint(plan.tier)],
      scalingConfig: { minSize: plan.size, desiredSize: plan.size, maxSize: plan.size + 1 },
      updateConfig: { maxUnavailable: 1 },
      nodeRepairConfig: { enabled: true },
      tags: args.tags,
    },
    { ...plan.child, dependsOn: [...plan.after, ...plan.role.ready] },
  );
}

function createTemplate(
  name: string,
  args: NodesArgs,
  tier: NodeTier,
  child: CustomResourceOptions,
): ec2.LaunchTemplate {
  return new ec2.LaunchTemplate(
    name,
    {
      vpcSecurityGroupIds: [args.tiers[tier].groupId],
      blockDeviceMappings: VOLUMES.map(({ deviceName, volumeSize }) => ({
        deviceName,
        ebs: {
          volumeSize,
          volumeType: "gp3",
          encrypted: "true",
          kmsKeyId: args.dataKeyArn,
          deleteOnTermination: "true",
        },
      })),
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
        httpProtocolIpv6: "disabled",
        instanceMetadataTags: "disabled",
      },
      monitoring: { enabled: true },
      placement: { tenancy: args.hardware === "dedicated" ? "dedicated" : "default" },
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
        resourceType,
        tags: args.tags,
      })),
      updateDefaultVersion: true,
      userData: planUserData(args.sessionLog !== undefined),
      tags: args.tags,
    },
    child,
  );
}
