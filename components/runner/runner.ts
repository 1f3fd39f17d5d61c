import { codebuild, ec2, iam } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { RUNNER_ROLE } from "../ground/index.ts";
import { planOwnAccountPolicy, serviceName } from "../network/index.ts";
import { createLogGroup, type LogTerms, type Place, type Tags, trust } from "../shared/index.ts";
import { planBuild } from "./build.ts";
import { planRights } from "./rights.ts";

interface RunnerArgs {
  /** Name of the role that deploys, which the runner becomes. */
  readonly deployer: string;
  readonly vpcId: pulumi.Input<string>;
  /** Subnets of the control tier. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** The group that it carries, and the one of the endpoints that it calls. */
  readonly groupIds: { readonly runner: pulumi.Input<string>; readonly endpoints: pulumi.Input<string> };
  readonly dataKeyArn: pulumi.Input<string>;
  readonly logs: LogTerms;
  readonly place: Place;
  readonly tags: Tags;
}

/** AWS's own image of its builders: whatever else a run needs comes with the checkout. */
const IMAGE = "aws/codebuild/amazonlinux-x86_64-standard:5.0";
/** Services that only the runner calls. */
const SERVICES = ["codebuild", "eks"];
/** Minutes after which a run is ended; an update of a cluster takes most of an hour. */
const LONGEST_RUN = 180;

/**
 * Where `up` changes what is inside the cluster, since nobody outside the network reaches it: a machine that comes for one
 * run, in control, without a way out, and goes. About $16 a month and zone for its endpoints, and cents a run.
 */
export class Runner extends pulumi.ComponentResource {
  constructor(name: string, args: RunnerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:runner:Runner", name, {}, opts);
    const child = { parent: this };
    const { place, tags, logs: terms } = args;
    const runner = `${name}-runner`;
    for (const service of SERVICES) createEndpoint(`${name}-${service}`, service, args, child);
    const group = createLogGroup(runner, { path: logOf(runner), terms, tags }, child);
    const assumeRolePolicy = trust("codebuild.amazonaws.com", place.account);
    const role = new iam.Role(runner, { name: RUNNER_ROLE, assumeRolePolicy, tags }, child);
    const policy = planRights({ deployer: args.deployer, log: logOf(runner), place });
    const rights = new iam.RolePolicy(runner, { name: runner, role: role.name, policy }, child);
    createProject(name, role, args, { ...child, dependsOn: [group, rights] });
    this.registerOutputs();
  }
}

const logOf = (project: string) => `/aws/codebuild/${project}`;

function createProject(tenant: string, role: iam.Role, args: RunnerArgs, opts: pulumi.CustomResourceOptions): void {
  const { deployer, place, tags, vpcId, subnetIds, groupIds } = args;
  const name = `${tenant}-runner`;
  new codebuild.Project(
    name,
    {
      name,
      description: `changes what is inside the cluster of ${tenant}`,
      serviceRole: role.arn,
      source: { type: "NO_SOURCE", buildspec: planBuild({ tenant, deployer, place }) },
      artifacts: { type: "NO_ARTIFACTS" },
      environment: {
        type: "LINUX_CONTAINER",
        computeType: "BUILD_GENERAL1_MEDIUM",
        image: IMAGE,
        imagePullCredentialsType: "CODEBUILD",
        privilegedMode: false,
      },
      vpcConfig: { vpcId, subnets: [...subnetIds], securityGroupIds: [groupIds.runner] },
      logsConfig: { cloudwatchLogs: { status: "ENABLED", groupName: logOf(name) }, s3Logs: { status: "DISABLED" } },
      encryptionKey: args.dataKeyArn,
      projectVisibility: "PRIVATE",
      buildTimeout: LONGEST_RUN,
      concurrentBuildLimit: 1,
      tags,
    },
    opts,
  );
}

function createEndpoint(name: string, service: string, args: RunnerArgs, child: pulumi.CustomResourceOptions): void {
  const { vpcId, subnetIds, groupIds, place, tags } = args;
  new ec2.VpcEndpoint(
    name,
    {
      vpcId,
      serviceName: serviceName(place, service),
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: [...subnetIds],
      securityGroupIds: [groupIds.endpoints],
      policy: planOwnAccountPolicy(place),
      tags,
    },
    child,
  );
}
