import { type Graph, isType, ofType, type Resource, referents, remembered } from "../../../graph/index.ts";

/** Properties by which services say where their records go. */
export const SENDERS: readonly (readonly [type: string, property: string])[] = [
  ["aws:lb/loadBalancer:LoadBalancer", "accessLogs"],
  ["aws:lb/loadBalancer:LoadBalancer", "connectionLogs"],
  ["aws:s3/bucketLogging:BucketLogging", "targetBucket"],
  ["aws:ec2/flowLog:FlowLog", "logDestination"],
  ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "logDestinationConfigs"],
  ["aws:cloudtrail/trail:Trail", "s3BucketName"],
  ["aws:cloudtrail/trail:Trail", "cloudWatchLogsGroupArn"],
  ["aws:cfg/deliveryChannel:DeliveryChannel", "s3BucketName"],
  ["aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig", "destinationArn"],
  ["aws:ec2/vpnConnection:VpnConnection", "tunnel1LogOptions"],
  ["aws:ec2/vpnConnection:VpnConnection", "tunnel2LogOptions"],
];

/** Buckets into which services write their records. */
export const recordBuckets = remembered((graph: Graph): readonly Resource[] => {
  const sinks = SENDERS.flatMap(([type, property]) =>
    ofType(graph, type).flatMap((sender) => referents(graph, sender, property)),
  );
  return [...new Set(sinks)].filter((sink) => isType(sink, "aws:s3/bucket:Bucket"));
});
