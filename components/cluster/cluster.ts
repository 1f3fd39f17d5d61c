import type { Provider } from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { LogTerms, Place, Tags } from "../shared/index.ts";
import { createAccess, createProvider } from "./access.ts";
import { AFTER_NODES, BEFORE_NODES, createAddon } from "./addons.ts";
import { createControlPlane, createControlPlaneLog } from "./control-plane.ts";
import { createNodes } from "./nodes.ts";
import { createSystemPolicies } from "./system-policies.ts";
import { joinTargets } from "./targets.ts";
import type { NodeTier } from "./tiers.ts";
import { createVolumeClass } from "./volumes.ts";

/** Namespaces whose pods may ask for names: those of the workload's two tiers. */
const NAMESPACES = ["app", "web"];

type Ids = readonly pulumi.Input<string>[];

export interface ClusterArgs {
  /** Kubernetes release in standard support, e.g. `1.36`. */
  readonly version: string;
  /** Subnets of each tier, in the order of zones; at least two. System nodes and the control plane stand in control. */
  readonly subnetIds: Readonly<Record<"control" | "web" | "app", Ids>>;
  /** Security groups: of the control plane's interfaces, and of each kind of node. */
  readonly groupIds: Readonly<Record<"control" | NodeTier, pulumi.Input<string>>>;
  /** Addresses that kube-system's pods may reach, known beforehand. */
  readonly addresses: {
    /** Range of the VPC. */
    readonly network: string;
    /** Range of the control tier. */
    readonly control: string;
  };
  readonly nodes: {
    /** EC2 instance type, e.g. `m7g.large`. */
    readonly instanceType: string;
    /** Whether the machines may share hardware with other AWS customers. */
    readonly hardware: "shared" | "dedicated";
    /** Nodes of web and of app in each zone, at least one. */
    readonly perZone: { readonly web: number; readonly app: number };
    /** Log group in which operators' sessions on nodes are recorded. @default nobody ever opens one */
    readonly sessionLog?: string;
  };
  /** Target group of the load balancer that web nodes join. */
  readonly targetGroupArn: pulumi.Input<string>;
  /** Key of nodes' and pods' volumes. */
  readonly dataKeyArn: pulumi.Input<string>;
  /** Key under which Kubernetes keeps its secrets. */
  readonly secretsKeyArn: pulumi.Input<string>;
  readonly logs: LogTerms;
  /** Whether nodes open shared folders. @default false */
  readonly sharedFolders?: boolean;
  /** Name of the role that deploys; the only one that may enter the cluster. */
  readonly deployer: string;
  /** Whether deleting it is refused until somebody says otherwise. @default true */
  readonly deletionProtected?: boolean;
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * A Kubernetes cluster that only the tenant's network reaches: `new Cluster("acme", { version: "1.36", … })`. Each tier
 * has nodes of its own, in its own subnets, group and taint. Two zones of medium Graviton nodes cost about $550 a month.
 */
export class Cluster extends pulumi.ComponentResource {
  /** Name of the cluster, known before it exists. */
  readonly clusterName: string;
  readonly version: string;
  /** Name of the log group of its control plane. */
  readonly logGroup: pulumi.Output<string>;
  /** Provider of everything inside the cluster. */
  readonly provider: pulumi.ProviderResource;
  /** Every group of nodes: what we call it, and what EKS does. */
  readonly nodeGroups: readonly { readonly key: string; readonly name: pulumi.Output<string> }[];
  /** Options of everything inside the cluster: it goes in through the deployer's entry, and goes with the cluster. */
  readonly inside: pulumi.CustomResourceOptions;

  constructor(name: string, args: ClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:cluster:Cluster", name, {}, opts);
    const child = { parent: this };
    const log = createControlPlaneLog(name, args, child);
    const cluster = createControlPlane(name, { ...controlPlaneArgs(args), log }, child);
    const entry = createAccess(cluster, name, args, child);
    const provider: Provider = createProvider(cluster, name, args, {
      ...child,
      deletedWith: cluster,
      dependsOn: entry,
    });
    const inside = { provider, deletedWith: cluster, dependsOn: [entry] };
    const policies = createSystemPolicies(
      name,
      { ...args.addresses, namespaces: NAMESPACES, sharedFolders: args.sharedFolders ?? false },
      { ...child, ...inside },
    );
    const network = BEFORE_NODES.map((addon) => createAddon(cluster, name, addon, args, { ...child, after: [] }));
    const nodes = createNodes(cluster, name, nodesArgs(args), { ...child, after: network });
    const after = [...nodes.system, ...policies];
    const drivers = args.sharedFolders ? (["aws-efs-csi-driver"] as const) : [];
    [...AFTER_NODES, ...drivers].map((addon) => createAddon(cluster, name, addon, args, { ...child, after }));
    createVolumeClass(name, { keyArn: args.dataKeyArn, tags: args.tags }, { ...child, ...inside });
    joinTargets(name, nodes, args.targetGroupArn, child);
    this.clusterName = name;
    this.logGroup = log.name;
    this.version = args.version;
    this.nodeGroups = Object.entries(nodes).flatMap(([tier, groups]) =>
      groups.map(({ nodeGroupName }, at) => ({ key: `${name}-${tier}-${at + 1}`, name: nodeGroupName })),
    );
    this.provider = provider;
    this.inside = inside;
    this.registerOutputs({ clusterName: name, endpoint: cluster.endpoint });
  }
}

function controlPlaneArgs(args: ClusterArgs) {
  return {
    ...args,
    subnetIds: args.subnetIds.control,
    groupId: args.groupIds.control,
    deletionProtected: args.deletionProtected ?? true,
  };
}

function nodesArgs(args: ClusterArgs) {
  const { subnetIds, groupIds } = args;
  const tiers = {
    system: { subnetIds: subnetIds.control, groupId: groupIds.system },
    web: { subnetIds: subnetIds.web, groupId: groupIds.web },
    app: { subnetIds: subnetIds.app, groupId: groupIds.app },
  };
  return { ...args, ...args.nodes, tiers };
}
