import { macie2 } from "@pulumi/aws";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { LogBucket, Place, Tags } from "../shared/index.ts";

interface SearchArgs {
  readonly records: readonly LogBucket[];
  readonly place: Place;
  readonly tags: Tags;
}

/** Percent of the objects that are looked into: Macie costs about a dollar a gigabyte †. */
const SAMPLE = 10;

/** Looks each month for personal data where none should be: in records that services wrote. */
export function searchForPersonalData(
  name: string,
  { records, place, tags }: SearchArgs,
  child: CustomResourceOptions,
): void {
  const macie = new macie2.Account(name, { status: "ENABLED", findingPublishingFrequency: "FIFTEEN_MINUTES" }, child);
  const job = `${name}-records`;
  const buckets = records.map((bucket) => bucket.name);
  new macie2.ClassificationJob(
    job,
    {
      name: job,
      jobType: "SCHEDULED",
      scheduleFrequency: { monthlySchedule: 1 },
      initialRun: true,
      samplingPercentage: SAMPLE,
      s3JobDefinition: { bucketDefinitions: [{ accountId: place.account, buckets }] },
      tags,
    },
    { ...child, dependsOn: [macie] },
  );
}
