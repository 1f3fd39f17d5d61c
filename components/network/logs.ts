import { cloudwatch, ec2, iam, route53 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { arn, createLogGroup, document, type LogTerms, type Place, type Tags, trust } from "../shared/index.ts";

interface NetworkLogsArgs {
  readonly place: Place;
  readonly terms: LogTerms;
  readonly tags: Tags;
}

/** Records every packet's header and every name that is asked for, under the log key. */
export function createNetworkLogs(
  name: string,
  vpc: ec2.Vpc,
  args: NetworkLogsArgs,
  child: pulumi.CustomResourceOptions,
) {
  createFlowLog(name, vpc, args, child);
  createQueryLog(name, vpc, args, child);
}

function createFlowLog(name: string, vpc: ec2.Vpc, args: NetworkLogsArgs, child: pulumi.CustomResourceOptions) {
  const logName = `${name}-flows`;
  const path = `/domicile/${name}/flows`;
  const group = createLogGroup(logName, { ...args, path }, child);
  const role = new iam.Role(
    logName,
    { name: logName, assumeRolePolicy: trust("vpc-flow-logs.amazonaws.com", args.place.account), tags: args.tags },
    child,
  );
  const policy = new iam.RolePolicy(
    logName,
    { name: "write", role: role.name, policy: mayWrite(args.place, path) },
    child,
  );
  new ec2.FlowLog(
    logName,
    {
      vpcId: vpc.id,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: group.arn,
      iamRoleArn: role.arn,
      maxAggregationInterval: 60,
      tags: args.tags,
    },
    { ...child, dependsOn: [policy] },
  );
}

function createQueryLog(name: string, vpc: ec2.Vpc, args: NetworkLogsArgs, child: pulumi.CustomResourceOptions) {
  const logName = `${name}-names`;
  const path = `/domicile/${name}/names`;
  const group = createLogGroup(logName, { ...args, path }, child);
  const delivery = new cloudwatch.LogResourcePolicy(
    logName,
    { policyName: logName, policyDocument: mayDeliver(args.place, path) },
    child,
  );
  const config = new route53.ResolverQueryLogConfig(
    logName,
    { name: logName, destinationArn: group.arn, tags: args.tags },
    { ...child, dependsOn: [delivery] },
  );
  new route53.ResolverQueryLogConfigAssociation(
    logName,
    { resolverQueryLogConfigId: config.id, resourceId: vpc.id },
    child,
  );
}

function mayWrite(place: Place, path: string): string {
  return document({
    Sid: "WriteThisGroup",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    Resource: arn(place, "logs", `log-group:${path}:*`),
  });
}

function mayDeliver(place: Place, path: string): string {
  return document({
    Sid: "DeliverToThisGroup",
    Effect: "Allow",
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: arn(place, "logs", `log-group:${path}:*`),
    Condition: {
      StringEquals: { "aws:SourceAccount": place.account },
      ArnLike: { "aws:SourceArn": arn(place, "logs", "*") },
    },
  });
}
