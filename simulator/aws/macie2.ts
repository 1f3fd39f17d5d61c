import type { Kind } from "../kinds/index.ts";
import { Refused } from "../protocol/index.ts";
import { hex } from "../world/index.ts";
import { arn } from "./arn.ts";
import { oneOf } from "./wellformed.ts";

const SESSION = "aws:macie2/account:Account";

const session: Kind = {
  type: SESSION,
  schema: "AWS::Macie::Session",
  check: (inputs) => [
    ...oneOf(inputs, "status", ["ENABLED", "PAUSED"]),
    ...oneOf(inputs, "findingPublishingFrequency", ["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"]),
  ],
  accept: (scene, before) => {
    if (before === null && scene.all(SESSION).length > 0)
      throw new Refused("ConflictException", "Macie has already been enabled.");
  },
  id: ({ place }) => place.account,
  facts: ({ now, place, settings }, _, before) => ({
    createdAt: before?.facts.createdAt ?? now.toISOString(),
    findingPublishingFrequency: settings.findingPublishingFrequency ?? "FIFTEEN_MINUTES",
    serviceRole: arn(place, "iam", "role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie").replace(
      `:${place.region}:`,
      "::",
    ),
    status: settings.status ?? "ENABLED",
    updatedAt: now.toISOString(),
  }),
};

const job: Kind = {
  type: "aws:macie2/classificationJob:ClassificationJob",
  name: { property: "name", max: 500 },
  replaceOn: {
    jobType: "a job stays as it was made",
    s3JobDefinition: "a job stays as it was made",
    scheduleFrequency: "a job stays as it was made",
    samplingPercentage: "a job stays as it was made",
    description: "a job stays as it was made",
    initialRun: "a job stays as it was made",
  },
  check: (inputs) => oneOf(inputs, "jobType", ["ONE_TIME", "SCHEDULED"]),
  accept: (scene) => {
    if (scene.all(SESSION).length === 0) throw new Refused("AccessDeniedException", "Macie is not enabled.");
  },
  id: () => hex(32),
  arn: ({ place }, id) => arn(place, "macie2", `classification-job/${id}`),
  facts: ({ now, settings }, id, before) => ({
    createdAt: before?.facts.createdAt ?? now.toISOString(),
    jobArn: "",
    jobId: id,
    jobStatus: settings.jobStatus ?? "RUNNING",
    namePrefix: "",
  }),
};

/** Macie: switched on for a region, and jobs that look into buckets. */
export const macie = [session, job];
