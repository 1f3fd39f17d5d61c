import { cfg, cloudwatch, securityhub, type sns } from "@pulumi/aws";
import type { CustomResourceOptions, Resource } from "@pulumi/pulumi";
import { type LogBucket, type Place, roleArn, type Tags, type Teller } from "../shared/index.ts";

interface ReviewArgs {
  /** Where the record of what everything was set to is kept. */
  readonly history: LogBucket;
  readonly topic: sns.Topic;
  readonly teller: Teller;
  readonly place: Place;
  readonly tags: Tags;
}

/** Standards that every setting is checked against, by AWS's names. */
const STANDARDS = {
  "best-practices": "aws-foundational-security-best-practices/v/1.0.0",
  cis: "cis-aws-foundations-benchmark/v/3.0.0",
} as const;

/** The first of every quarter, in the morning. */
const EACH_QUARTER = "cron(0 8 1 1,4,7,10 ? *)";
const DUE =
  "The security measures are to be reviewed this quarter: read what Security Hub finds, decide on each finding, and sign.";

/** Checks every setting against standards all the time, and calls people each quarter to look at what was found. */
export function callForReviews(name: string, args: ReviewArgs, child: CustomResourceOptions): void {
  const recording = recordSettings(name, args, child);
  const hub = new securityhub.Account(
    name,
    { enableDefaultStandards: false, controlFindingGenerator: "SECURITY_CONTROL" },
    { ...child, dependsOn: [recording] },
  );
  const { partition, region } = args.place;
  for (const [ours, standard] of Object.entries(STANDARDS)) {
    const standardsArn = `arn:${partition}:securityhub:${region}::standards/${standard}`;
    new securityhub.StandardsSubscription(`${name}-${ours}`, { standardsArn }, { ...child, dependsOn: [hub] });
  }
  remind(name, args, child);
}

/** What everything is set to, recorded with each change: checks rest on it. AWS's own role for it stands already. */
function recordSettings(name: string, { history, place }: ReviewArgs, child: CustomResourceOptions): Resource {
  const role = roleArn(place, "aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig");
  const recordingGroup = { allSupported: true, includeGlobalResourceTypes: true };
  const recorder = new cfg.Recorder(name, { name, roleArn: role, recordingGroup }, child);
  const channel = new cfg.DeliveryChannel(
    name,
    { name, s3BucketName: history.name, s3KeyPrefix: "settings" },
    { ...child, dependsOn: [recorder, history.policy] },
  );
  return new cfg.RecorderStatus(name, { name: recorder.name, isEnabled: true }, { ...child, dependsOn: [channel] });
}

function remind(name: string, { topic, teller, tags }: ReviewArgs, child: CustomResourceOptions): void {
  const review = `${name}-review`;
  const rule = new cloudwatch.EventRule(
    review,
    { name: review, description: "a review is due", scheduleExpression: EACH_QUARTER, tags },
    child,
  );
  const input = JSON.stringify(DUE);
  new cloudwatch.EventTarget(
    review,
    { rule: rule.name, targetId: review, arn: topic.arn, roleArn: teller.roleArn, input },
    { ...child, dependsOn: [teller.ready] },
  );
}
