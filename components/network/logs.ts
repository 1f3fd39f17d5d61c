import { ec2, route53 } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LogBucket, Tags } from "../shared/index.ts";

interface NetworkLogsArgs {
  readonly logs: LogBucket;
  readonly tags: Tags;
}

/** Records every packet's header and every name that is asked for, in the bucket under the log key. */
export function createNetworkLogs(
  name: string,
  vpc: ec2.Vpc,
  { logs, tags }: NetworkLogsArgs,
  child: pulumi.CustomResourceOptions,
): void {
  const delivered = { ...child, dependsOn: [logs.policy] };
  new ec2.FlowLog(
    name,
    {
      vpcId: vpc.id,
      trafficType: "ALL",
      logDestinationType: "s3",
      logDestination: logs.arn,
      maxAggregationInterval: 60,
      tags: { ...tags, Name: name },
    },
    delivered,
  );
  const names = new route53.ResolverQueryLogConfig(name, { name, destinationArn: logs.arn, tags }, delivered);
  new route53.ResolverQueryLogConfigAssociation(
    name,
    { resolverQueryLogConfigId: names.id, resourceId: vpc.id },
    child,
  );
}
