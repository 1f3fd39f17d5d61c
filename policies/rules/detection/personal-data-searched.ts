import { type Graph, ofType, type Resource, referrers } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule } from "../../rule.ts";
import { recordBuckets } from "../logging/index.ts";

export const personalDataSearched: Rule = {
  id: "DET-09",
  name: "personal-data-searched",
  statement: "Records that services write are searched for personal data, which has no business there.",
  severity: "medium",
  capability: "data-minimisation",
  remedy: "have Macie look into the bucket on a schedule",
  premises: ["resource-region-allowed"],
  *check({ graph, settled }) {
    const buckets = recordBuckets(graph);
    if (settled.lacks.includes("macie")) yield notApplicable(`${settled.region} has no Macie to search with`);
    else if (buckets.length === 0) yield fail(null, "there are no records to search");
    else yield* each(buckets, (bucket) => judgeBucket(graph, bucket));
  },
};

function judgeBucket(graph: Graph, bucket: Resource): Finding {
  const jobs = referrers(graph, "aws:macie2/classificationJob:ClassificationJob", "s3JobDefinition", bucket);
  const searched = isOn(graph) && jobs.some((job) => text(job, "jobType") === "SCHEDULED" && runs(job));
  return searched
    ? pass(bucket, `${bucket.name} is searched for personal data`)
    : fail(bucket, `nobody searches ${bucket.name} for personal data`);
}

const isOn = (graph: Graph): boolean =>
  ofType(graph, "aws:macie2/account:Account").some((macie) => (text(macie, "status") ?? "ENABLED") === "ENABLED");

const runs = (job: Resource): boolean => (text(job, "jobStatus") ?? "RUNNING") === "RUNNING";
