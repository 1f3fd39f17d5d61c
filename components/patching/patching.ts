import { iam, scheduler } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, document, type Maintenance, type Place, roleArn, type Tags, trust } from "../shared/index.ts";
import { planTurns } from "./turns.ts";

export interface PatchingArgs {
  /** Name of the cluster. */
  readonly cluster: string;
  /** Every group of nodes: what we call it, and what EKS does. */
  readonly groups: readonly NodeGroup[];
  /** When updates may interrupt work. */
  readonly maintenance: Maintenance;
  readonly place: Place;
  readonly tags: Tags;
}

interface NodeGroup {
  readonly key: string;
  readonly name: pulumi.Input<string>;
}

/**
 * Every week each group of nodes is renewed, one after the other: new machines of the newest image come, pods move as
 * their disruption budgets allow, and the old ones go. Nobody patches a machine that runs. Free of charge.
 */
export class Patching extends pulumi.ComponentResource {
  constructor(name: string, args: PatchingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:patching:Patching", name, {}, opts);
    const child = { parent: this };
    const rights = createRole(`${name}-patching`, args, child);
    const turns = planTurns(args.maintenance, args.groups.length);
    args.groups.forEach((group, index) => {
      renew(group, turns[index] ?? "", args, { ...child, dependsOn: [rights] });
    });
    this.registerOutputs();
  }
}

/** The role by which the scheduler renews nodes of this cluster and can do nothing else. */
function createRole(name: string, args: PatchingArgs, child: pulumi.CustomResourceOptions): pulumi.Resource {
  const { place, tags } = args;
  const role = new iam.Role(
    name,
    { name, assumeRolePolicy: trust("scheduler.amazonaws.com", place.account), tags },
    child,
  );
  return new iam.RolePolicy(name, { name, role: role.name, policy: planRights(args) }, child);
}

/**
 * EKS has whoever renews nodes try to start one from their launch template. Image and subnet are named in the call and not
 * in the template, so that the template can be asked for and not that all comes from it †.
 */
function planRights({ cluster, place }: PatchingArgs): string {
  return document(
    {
      Sid: "RenewNodesOfThisCluster",
      Effect: "Allow",
      Action: "eks:UpdateNodegroupVersion",
      Resource: arn(place, "eks", `nodegroup/${cluster}/*`),
    },
    { Sid: "LookAtTemplates", Effect: "Allow", Action: "ec2:DescribeLaunchTemplateVersions", Resource: "*" },
    {
      Sid: "MachinesFromTemplates",
      Effect: "Allow",
      Action: "ec2:RunInstances",
      Resource: "*",
      Condition: { ArnLike: { "ec2:LaunchTemplate": arn(place, "ec2", "launch-template/*") } },
    },
    {
      Sid: "TagsOfNewMachines",
      Effect: "Allow",
      Action: "ec2:CreateTags",
      Resource: "*",
      Condition: { StringEquals: { "ec2:CreateAction": "RunInstances" } },
    },
    {
      Sid: "NodesOwnRole",
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: roleArn(place, `${cluster}-node`),
      Condition: { StringLike: { "iam:PassedToService": "ec2.*" } },
    },
  );
}

/** Without a version EKS takes the newest image of the Kubernetes release that the group runs. */
function renew(
  { key, name: NodegroupName }: NodeGroup,
  turn: string,
  { cluster, maintenance, place }: PatchingArgs,
  opts: pulumi.CustomResourceOptions,
): void {
  const name = `${key}-renewal`;
  new scheduler.Schedule(
    name,
    {
      name,
      description: `renews the nodes of ${key}`,
      scheduleExpression: turn,
      scheduleExpressionTimezone: maintenance.zone,
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: arn(place, "scheduler", "aws-sdk:eks:updateNodegroupVersion", "partition"),
        roleArn: roleArn(place, `${cluster}-patching`),
        input: pulumi.jsonStringify({ ClusterName: cluster, NodegroupName }),
      },
    },
    opts,
  );
}
