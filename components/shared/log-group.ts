import { cloudwatch } from "@pulumi/aws";
import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import { document } from "./document.ts";
import { arn, type Place } from "./place.ts";
import type { Tags } from "./tags.ts";

/** Days CloudWatch Logs can keep events; it takes no other number. */
const KEEPABLE = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Under which key logs lie and how long they stay. */
export interface LogTerms {
  readonly keyArn: Input<string>;
  /** Least days to keep; rounded up to what CloudWatch can keep. From 1 to 3653. */
  readonly days: number;
}

/** The shortest term CloudWatch can keep that is not below the promised one. Throws above ten years. */
export function keepableDays(days: number): number {
  const found = KEEPABLE.find((keepable) => keepable >= days);
  if (found === undefined) throw new RangeError(`logs.keep is ${days} days; a log group keeps at most 3653: say less.`);
  return found;
}

/** A log group by its exact name, declared before the service that would make it unencrypted and for ever. */
export function createLogGroup(
  name: string,
  args: { readonly path: string; readonly terms: LogTerms; readonly tags: Tags },
  opts: CustomResourceOptions,
): cloudwatch.LogGroup {
  return new cloudwatch.LogGroup(
    name,
    {
      name: args.path,
      kmsKeyId: args.terms.keyArn,
      retentionInDays: keepableDays(args.terms.days),
      tags: args.tags,
    },
    opts,
  );
}

/** Lets AWS's delivery service write into one log group, by its exact name. */
export function admitDelivery(
  name: string,
  path: string,
  place: Place,
  opts: CustomResourceOptions,
): cloudwatch.LogResourcePolicy {
  const policyDocument = document({
    Sid: "DeliverToThisGroup",
    Effect: "Allow",
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: arn(place, "logs", `log-group:${path}:*`),
    Condition: {
      StringEquals: { "aws:SourceAccount": place.account },
      ArnLike: { "aws:SourceArn": arn(place, "logs", "*") },
    },
  });
  return new cloudwatch.LogResourcePolicy(name, { policyName: name, policyDocument }, opts);
}
