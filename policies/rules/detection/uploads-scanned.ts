import { type Graph, ofType, type Resource, referrers } from "../../../graph/index.ts";
import { each, list } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { arnsOf, forbidden } from "../encryption/policy-denies.ts";
import { recordBuckets } from "../logging/index.ts";
import { keepsInfected, marks } from "./infected.ts";

export const uploadsScanned: Rule = {
  id: "DET-02",
  name: "uploads-scanned",
  statement:
    "Every file that people put into a bucket is scanned for malware, and what is infected is handed to nobody.",
  severity: "high",
  capability: "malware-scanning",
  remedy: "give the bucket a malware protection plan that tags, and deny GetObject where the tag says THREATS_FOUND",
  premises: ["resource-region-allowed"],
  *check({ graph, settled }) {
    const buckets = ofType(graph, "aws:s3/bucket:Bucket");
    const inboxes = buckets.filter((bucket) => !recordBuckets(graph).includes(bucket));
    yield* each(inboxes, (bucket) => judgeBucket(graph, bucket, arnsOf(settled.partition, bucket).objects));
  },
};

function judgeBucket(graph: Graph, bucket: Resource, objects: string): Finding {
  const plans = referrers(
    graph,
    "aws:guardduty/malwareProtectionPlan:MalwareProtectionPlan",
    "protectedResource",
    bucket,
  );
  const whole = plans.filter((plan) => list(plan, "protectedResource.s3Bucket.objectPrefixes").length === 0);
  const faults = [
    ...(whole.length > 0 ? [] : ["isn't scanned"]),
    ...(whole.every(marks) ? [] : ["isn't marked with what was found"]),
    ...(forbidden(graph, bucket).some((one) => keepsInfected(one, objects)) ? [] : ["is handed out though infected"]),
  ];
  return faults.length === 0
    ? pass(bucket, `what comes into ${bucket.name} is scanned, and nobody gets what is infected`)
    : fail(bucket, `what comes into ${bucket.name} ${faults.join(" and ")}`, { faults });
}
