import { type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { each, text, Unproven } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { recordBuckets } from "./sinks.ts";
import { coversObjects, takenDown, trailsOf } from "./trails.ts";

export const touchesRecorded: Rule = {
  id: "LOG-02",
  name: "touches-recorded",
  statement:
    "Whoever reads, writes or deletes an object of any bucket is taken down; where services write records, all but that writing.",
  severity: "high",
  capability: "change-audit",
  remedy: "have a trail take down data events of AWS::S3::Object whose ARN starts with the bucket's",
  premises: ["calls-recorded"],
  check: (subject) => each(ofType(subject.graph, "aws:s3/bucket:Bucket"), (bucket) => judgeBucket(subject, bucket)),
};

function judgeBucket({ graph, settled }: Subject, bucket: Resource): Finding {
  const name = text(bucket, "bucket");
  if (name === undefined) throw new Unproven(`the name of ${bucket.name} is chosen when it is made`);
  const objects = `arn:${settled.partition}:s3:::${name}/`;
  const takesRecords = recordBuckets(graph).includes(bucket);
  const recorded = selectors(graph).some((limits) => coversObjects(limits, objects, takesRecords));
  return recorded
    ? pass(bucket, `whoever touches an object of ${bucket.name} is taken down`)
    : fail(bucket, `nobody takes down who touches the objects of ${bucket.name}`);
}

const selectors = (graph: Graph) => trailsOf(graph).flatMap(takenDown);
