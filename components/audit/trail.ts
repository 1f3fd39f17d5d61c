import { cloudtrail, iam } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  arn,
  createLogGroup,
  document,
  type LogBucket,
  type LogTerms,
  type Place,
  type Tags,
  trust,
} from "../shared/index.ts";
import { planEvents, type Watched } from "./events.ts";

interface TrailArgs {
  readonly bucket: LogBucket;
  readonly watched: Watched;
  readonly logs: LogTerms;
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * Takes down what is called in this account, wherever and worldwide, and keeps it here: signed files in the bucket, and
 * the log group whose name is returned. Only one trail of an account is free of charge, and this is the one.
 */
export function createTrail(name: string, args: TrailArgs, child: pulumi.CustomResourceOptions): pulumi.Output<string> {
  const path = `/domicile/${name}/calls`;
  const group = createLogGroup(`${name}-calls`, { path, terms: args.logs, tags: args.tags }, child);
  const writer = createWriter(`${name}-trail`, path, args, child);
  new cloudtrail.Trail(
    name,
    {
      name,
      s3BucketName: args.bucket.name,
      kmsKeyId: args.logs.keyArn,
      enableLogging: true,
      enableLogFileValidation: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      isOrganizationTrail: false,
      advancedEventSelectors: planEvents(args.watched),
      cloudWatchLogsGroupArn: pulumi.interpolate`${group.arn}:*`,
      cloudWatchLogsRoleArn: writer.arn,
      tags: args.tags,
    },
    { ...child, dependsOn: [args.bucket.policy, writer.rights] },
  );
  return group.name;
}

/**
 * The role by which CloudTrail writes into its log group, and into no other. It states no account when it takes it on
 * (its user guide, "Role policy document for CloudTrail to use CloudWatch Logs").
 */
function createWriter(
  name: string,
  path: string,
  { place, tags }: TrailArgs,
  child: pulumi.CustomResourceOptions,
): { readonly arn: pulumi.Output<string>; readonly rights: pulumi.Resource } {
  const role = new iam.Role(name, { name, assumeRolePolicy: trust("cloudtrail.amazonaws.com"), tags }, child);
  const policy = document({
    Sid: "RecordsOfCalls",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: arn(place, "logs", `log-group:${path}:log-stream:${place.account}_CloudTrail_*`),
  });
  return { arn: role.arn, rights: new iam.RolePolicy(name, { name, role: role.name, policy }, child) };
}
