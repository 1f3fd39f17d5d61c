import { dig, type Resource, referrers } from "../../../graph/index.ts";
import { longestDays } from "../../proofs/calendar/index.ts";
import { each, list } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { recordBuckets } from "./sinks.ts";

const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

export const logBucketsKeepAsPromised: Rule = {
  id: "LOG-11",
  name: "log-buckets-keep-as-promised",
  statement: "Every bucket that services write their records into keeps them for the promised time and not for ever.",
  severity: "high",
  capability: "log-retention",
  remedy: "give the bucket one lifecycle rule for all it holds, with the days of the promised time",
  premises: [],
  check: (subject) => each(recordBuckets(subject.graph), (bucket) => judgeBucket(subject, bucket)),
};

function judgeBucket({ graph, settled }: Subject, bucket: Resource): Finding {
  const { text } = settled.terms.logs.span;
  const promised = longestDays(text);
  const rules = referrers(graph, LIFECYCLE, "bucket", bucket).flatMap((cleaner) => list(cleaner, "rules"));
  const enabled = rules.filter((rule) => dig(rule, "status") === "Enabled");
  const onOneDay = enabled.filter((rule) => dig(rule, "expiration.date") !== undefined).map(() => 0);
  const terms = [...enabled.flatMap((rule) => dig(rule, "expiration.days") ?? []), ...onOneDay];
  const whole = enabled.some((rule) => dig(rule, "filter.prefix") === "" && dig(rule, "expiration.days") === promised);
  return whole && terms.every((days) => days === promised)
    ? pass(bucket, `${bucket.name} keeps records for ${text}, that is ${promised} days`, { terms, promised })
    : fail(
        bucket,
        `${bucket.name} keeps records ${terms.length > 0 ? `${terms.join(" and ")} days` : "for ever"}, and ${text} were promised`,
        {
          terms,
          promised,
        },
      );
}
