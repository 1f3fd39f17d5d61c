import { arn, type Place, type Statement } from "../shared/index.ts";
import type { BucketPlan } from "./buckets.ts";

/** What was called, delivered by trails of this account. */
export function trails({ bucket }: BucketPlan, place: Place): Statement[] {
  const admit = (Sid: string, Action: string, path: string): Statement => ({
    Sid,
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action,
    Resource: arn(place, "s3", `${bucket}${path}`, "partition"),
    Condition: { ArnLike: { "aws:SourceArn": arn(place, "cloudtrail", "trail/*") } },
  });
  return [
    admit("TrailsLook", "s3:GetBucketAcl", ""),
    admit("TrailsWrite", "s3:PutObject", `/AWSLogs/${place.account}/*`),
  ];
}

/** Flow logs and names asked for, delivered by AWS for this account's own resources. */
export function logDelivery({ bucket }: BucketPlan, place: Place): Statement[] {
  const service = { Service: "delivery.logs.amazonaws.com" };
  const Condition = {
    StringEquals: { "aws:SourceAccount": place.account },
    ArnLike: { "aws:SourceArn": arn(place, "logs", "*") },
  };
  return [
    {
      Sid: "LogDeliveryLooks",
      Effect: "Allow",
      Principal: service,
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: arn(place, "s3", bucket, "partition"),
      Condition,
    },
    {
      Sid: "LogDeliveryWrites",
      Effect: "Allow",
      Principal: service,
      Action: "s3:PutObject",
      Resource: arn(place, "s3", `${bucket}/*`, "partition"),
      Condition,
    },
  ];
}

/** What everything was set to, delivered by AWS Config for this account. */
export function settings({ bucket }: BucketPlan, place: Place): Statement[] {
  const admit = (Sid: string, Action: readonly string[], path: string): Statement => ({
    Sid,
    Effect: "Allow",
    Principal: { Service: "config.amazonaws.com" },
    Action,
    Resource: arn(place, "s3", `${bucket}${path}`, "partition"),
    Condition: { StringEquals: { "aws:SourceAccount": place.account } },
  });
  return [
    admit("SettingsLook", ["s3:GetBucketAcl", "s3:ListBucket"], ""),
    admit("SettingsWrite", ["s3:PutObject"], `/settings/AWSLogs/${place.account}/Config/*`),
  ];
}

/** Who asked for what, delivered by the load balancer and the buckets of this account. */
export function accessLogs({ bucket }: BucketPlan, place: Place): Statement[] {
  return [
    {
      Sid: "LoadBalancerLogs",
      Effect: "Allow",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: arn(place, "s3", `${bucket}/load-balancer/AWSLogs/${place.account}/*`, "partition"),
      Condition: { ArnLike: { "aws:SourceArn": arn(place, "elasticloadbalancing", "loadbalancer/*") } },
    },
    {
      Sid: "BucketLogs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: arn(place, "s3", `${bucket}/buckets/*`, "partition"),
      Condition: { StringEquals: { "aws:SourceAccount": place.account } },
    },
  ];
}
