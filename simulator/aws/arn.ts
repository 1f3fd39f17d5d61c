import type { Place } from "../world/index.ts";

/** An ARN in a place; in a global place it names no region. */
export function arn(place: Place, service: string, resource: string): string {
  const region = place.region === "global" ? "" : place.region;
  return `arn:${place.partition}:${service}:${region}:${place.account}:${resource}`;
}

/** The partition a region is in. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return region.startsWith("eusc-") ? "aws-eusc" : "aws";
}

/** A service as policies name it: only China spells some with its own suffix. */
export function principalOf({ partition }: Place, service: string): string {
  return `${service}.${partition === "aws-cn" ? suffixOf(partition) : "amazonaws.com"}`;
}

/** The DNS suffix of a partition's services. */
export function suffixOf(partition: string): string {
  if (partition === "aws-cn") return "amazonaws.com.cn";
  return partition === "aws-eusc" ? "amazonaws.eu" : "amazonaws.com";
}
